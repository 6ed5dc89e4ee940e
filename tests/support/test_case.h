#pragma once

#include <QtTest/QtTest>

#include <functional>

namespace opsroom::test {

/// Base of every test class: any warning, of Qt or of our own log, fails the test function that caused it, unless
/// announced with QTest::ignoreMessage().
class TestCase : public QObject
{
    Q_OBJECT

protected Q_SLOTS:
    /// A class with an init() of its own calls this one first.
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
};

using Runner = std::function<int(int argc, char **argv)>;
/// Makes a test class known to main(); used by OPSROOM_TEST only.
bool registerTest(const char *name, Runner run);

/// Makes warnings of our own log Qt's, so that they fail tests in the same way. main() does it; a test that replaced
/// the sink does it again.
void routeLogToQt();

/// Path of a file below tests/data.
[[nodiscard]] QString dataFile(const QString &name);

} // namespace opsroom::test

/// Registers a test class; on a line of its own, since CMake reads it to name the test.
#define OPSROOM_TEST(Class)                                                                               \
    static const bool registered##Class = opsroom::test::registerTest(#Class, [](int argc, char **argv) { \
        Class test;                                                                                       \
        return QTest::qExec(&test, argc, argv);                                                           \
    });

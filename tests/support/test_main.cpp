#include "tests/support/test_case.h"

#include "core/base/log.h"

#include <cstdio>
#include <map>

namespace opsroom::test {

namespace {

std::map<std::string, Runner> &tests()
{
    static std::map<std::string, Runner> all;
    return all;
}

} // namespace

void routeLogToQt()
{
    log::setSink([](log::Level level, std::string_view line) {
        const QByteArray text(line.data(), static_cast<qsizetype>(line.size()));
        if (level >= log::Level::Warning)
            qWarning("%s", text.constData());
    });
}

bool registerTest(const char *name, Runner run)
{
    tests().emplace(name, std::move(run));
    return true;
}

QString dataFile(const QString &name)
{
    return QStringLiteral(OPSROOM_TEST_DATA "/") + name;
}

} // namespace opsroom::test

/// `test_x Class [QTest arguments]` runs one class, `test_x` all of them.
int main(int argc, char **argv)
{
    using namespace opsroom::test;
    const QCoreApplication app(argc, argv);
    routeLogToQt();

    if (argc > 1 && argv[1][0] != '-') {
        const auto test = tests().find(argv[1]);
        if (test == tests().end()) {
            std::fprintf(stderr, "no test class %s\n", argv[1]);
            return 2;
        }
        argv[1] = argv[0];
        return test->second(argc - 1, argv + 1);
    }
    int failures = 0;
    for (const auto &[name, run] : tests())
        failures += run(argc, argv);
    return failures == 0 ? 0 : 1;
}

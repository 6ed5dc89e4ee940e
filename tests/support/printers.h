#pragma once

#include <QtTest/QtTest>

#include <string>
#include <string_view>

/// Makes QCOMPARE show the texts that differ, with unprintable bytes escaped.
namespace QTest {

template <>
inline char *toString(const std::string_view &text)
{
    return QTest::toPrettyCString(text.data(), static_cast<qsizetype>(text.size()));
}

template <>
inline char *toString(const std::string &text)
{
    return toString(std::string_view(text));
}

} // namespace QTest

#include "core/base/error.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

#include <set>

using namespace std::string_literals;
using opsroom::ErrorCode;
using opsroom::traitsOf;

class TestError : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void code_keepsItsNumberAndTraits_data();
    void code_keepsItsNumberAndTraits();
    void messages_tellTheCodesApart();
    void unknownCode_readsAsInternal();
};

void TestError::code_keepsItsNumberAndTraits_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("number");
    QTest::addColumn<std::string>("message");
    QTest::addColumn<bool>("temporary");
    QTest::addColumn<int>("httpStatus");
    QTest::newRow("internal") << ErrorCode::Internal << 100 << "internal error"s << true << 503;
    QTest::newRow("unauthorized") << ErrorCode::Unauthorized << 101 << "unauthorized"s << false << 401;
    QTest::newRow("unknown channel") << ErrorCode::UnknownChannel << 102 << "unknown channel"s << false << 404;
    QTest::newRow("permission denied") << ErrorCode::PermissionDenied << 103 << "permission denied"s << false << 403;
    QTest::newRow("method not found") << ErrorCode::MethodNotFound << 104 << "method not found"s << false << 404;
    QTest::newRow("already subscribed") << ErrorCode::AlreadySubscribed << 105 << "already subscribed"s << false << 409;
    QTest::newRow("limit exceeded") << ErrorCode::LimitExceeded << 106 << "limit exceeded"s << false << 422;
    QTest::newRow("bad request") << ErrorCode::BadRequest << 107 << "bad request"s << false << 400;
    QTest::newRow("not available") << ErrorCode::NotAvailable << 108 << "not available"s << false << 404;
    QTest::newRow("token expired") << ErrorCode::TokenExpired << 109 << "token expired"s << false << 401;
    QTest::newRow("expired") << ErrorCode::Expired << 110 << "expired"s << false << 410;
    QTest::newRow("too many requests") << ErrorCode::TooManyRequests << 111 << "too many requests"s << true << 429;
    QTest::newRow("unrecoverable position")
        << ErrorCode::UnrecoverablePosition << 112 << "unrecoverable position"s << false << 410;
}

void TestError::code_keepsItsNumberAndTraits()
{
    QFETCH(ErrorCode, code);
    QFETCH(int, number);
    QFETCH(std::string, message);
    QFETCH(bool, temporary);
    QFETCH(int, httpStatus);
    QCOMPARE(static_cast<int>(code), number);
    QCOMPARE(std::string(traitsOf(code).message), message);
    QCOMPARE(traitsOf(code).temporary, temporary);
    QCOMPARE(static_cast<int>(traitsOf(code).httpStatus), httpStatus);
}

void TestError::messages_tellTheCodesApart()
{
    std::set<std::string_view> messages;
    for (int number = 100; number <= 112; ++number)
        messages.insert(traitsOf(static_cast<ErrorCode>(number)).message);
    QCOMPARE(messages.size(), std::size_t(13));
}

void TestError::unknownCode_readsAsInternal()
{
    for (const int number : {0, 99, 113, 65535})
        QCOMPARE(&traitsOf(static_cast<ErrorCode>(number)), &traitsOf(ErrorCode::Internal));
}

OPSROOM_TEST(TestError)
#include "tst_error.moc"

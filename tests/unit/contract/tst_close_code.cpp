#include "core/contract/close_code.h"
#include "tests/support/test_case.h"

#include <set>

using opsroom::contract::CloseCode;

class TestCloseCode : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void number_decidesWhetherToReconnect_data();
    void number_decidesWhetherToReconnect();
    void everyCode_hasItsOwnReason();
    void reasons_fitIntoACloseFrame();
};

namespace {

CloseCode codeOf(int number)
{
    return static_cast<CloseCode>(number);
}

} // namespace

void TestCloseCode::number_decidesWhetherToReconnect_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("reconnects");
    QTest::newRow("a lost link (1006) is tried again") << 1006 << true;
    QTest::newRow("shutdown is tried again") << 3001 << true;
    QTest::newRow("a slow consumer may come back") << 3008 << true;
    QTest::newRow("the last number of the reconnecting range") << 3499 << true;
    QTest::newRow("an invalid token is final") << 3500 << false;
    QTest::newRow("being kicked is final") << 3523 << false;
    QTest::newRow("the last number of the final range") << 3999 << false;
    QTest::newRow("a number of somebody else is final") << 4001 << false;
}

void TestCloseCode::number_decidesWhetherToReconnect()
{
    QFETCH(int, number);
    QTEST(opsroom::contract::mayReconnect(codeOf(number)), "reconnects");
}

void TestCloseCode::everyCode_hasItsOwnReason()
{
    const std::set<int> named{3000, 3001, 3004, 3005, 3006, 3008, 3009, 3010, 3011, 3012, 3013, 3014, 3500,
                              3501, 3502, 3503, 3504, 3505, 3506, 3507, 3508, 3509, 3520, 3521, 3522, 3523};
    std::set<std::string_view> reasons;
    for (int number = 0; number <= 0xffff; ++number) {
        const std::string_view reason = reasonOf(codeOf(number));
        QVERIFY2(reason.empty() != named.contains(number), qPrintable(QString::number(number)));
        if (!reason.empty())
            QVERIFY2(reasons.insert(reason).second, "two codes give the same reason");
    }
    QCOMPARE(reasons.size(), named.size());
}

void TestCloseCode::reasons_fitIntoACloseFrame()
{
    // RFC 6455 section 5.5: a control frame carries 125 bytes, of which two are the code.
    for (int number = 3000; number < 4000; ++number)
        QVERIFY(reasonOf(codeOf(number)).size() <= 123);
}

OPSROOM_TEST(TestCloseCode)
#include "tst_close_code.moc"

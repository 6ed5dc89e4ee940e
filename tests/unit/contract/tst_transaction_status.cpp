#include "core/contract/iso_status.h"
#include "core/contract/transaction_status.h"
#include "tests/support/test_case.h"

#include <set>

using namespace opsroom::contract;

Q_DECLARE_METATYPE(TransactionStatus)

class TestTransactionStatus : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void names_readBack();
    void unknownNames_areRefused_data();
    void unknownNames_areRefused();
    void ends_areTerminal();
    void transitions_followTheMatrix_data();
    void transitions_followTheMatrix();
    void everyStatus_hasItsIsoStatuses_data();
    void everyStatus_hasItsIsoStatuses();
    void isoNames_readBack();
};

namespace {

constexpr int kStatuses = 14;

TransactionStatus at(int index)
{
    return static_cast<TransactionStatus>(index);
}

} // namespace

void TestTransactionStatus::names_readBack()
{
    std::set<std::string_view> names;
    for (int i = 0; i < kStatuses; ++i) {
        const std::string_view name = textOf(at(i));
        QVERIFY(names.insert(name).second);
        QVERIFY(transactionStatusOf(name) == at(i));
    }
    const std::set<std::string_view> contract{"queued",     "pending",      "screening",  "pending-authorization",
                                              "processing", "broadcasting", "confirming", "completed",
                                              "rejected",   "blocked",      "failed",     "cancelled",
                                              "returned",   "expired"};
    QVERIFY(names == contract);
    QVERIFY(textOf(at(kStatuses)).empty());
}

void TestTransactionStatus::unknownNames_areRefused_data()
{
    QTest::addColumn<std::string>("name");
    QTest::newRow("a word of somebody else") << std::string("DONE");
    QTest::newRow("another case") << std::string("Completed");
    QTest::newRow("a prefix") << std::string("pend");
    QTest::newRow("a blank behind it") << std::string("failed ");
    QTest::newRow("nothing") << std::string();
}

void TestTransactionStatus::unknownNames_areRefused()
{
    QFETCH(std::string, name);
    QVERIFY(!transactionStatusOf(name));
}

void TestTransactionStatus::ends_areTerminal()
{
    using enum TransactionStatus;
    const std::set<TransactionStatus> ends{Completed, Rejected, Failed, Cancelled, Returned, Expired};
    for (int i = 0; i < kStatuses; ++i)
        QCOMPARE(isTerminal(at(i)), ends.contains(at(i)));
}

void TestTransactionStatus::transitions_followTheMatrix_data()
{
    QTest::addColumn<TransactionStatus>("from");
    QTest::addColumn<QString>("allowed");
    const auto row = [](TransactionStatus from, const char *allowed) {
        QTest::newRow(textOf(from).data()) << from << QString::fromLatin1(allowed);
    };
    using enum TransactionStatus;
    // Columns: queued screening pending-authorization pending processing broadcasting confirming
    //          completed rejected blocked failed cancelled returned expired
    row(Queued, "yyyyyyy yyyyyyy");
    row(Screening, ".yyyyyy yyyyyyy");
    row(PendingAuthorization, ".yyyyyy yyyyyyy");
    row(Pending, ".yyyyyy yyyyyyy");
    row(Processing, "....yyy yyyyyyy");
    row(Broadcasting, ".....yy yyyyyyy");
    row(Confirming, "......y yyyyyyy");
    row(Completed, "....... y....y.");
    row(Rejected, "....... .y...y.");
    row(Blocked, ".yyyyyy yyyyyyy");
    row(Failed, "....... ...y.y.");
    row(Cancelled, "....... ....yy.");
    row(Returned, "....... .....y.");
    row(Expired, "....... .....yy");
}

void TestTransactionStatus::transitions_followTheMatrix()
{
    QFETCH(TransactionStatus, from);
    QString matrix;
    for (int i = 0; i < kStatuses; ++i) {
        if (at(i) == TransactionStatus::Completed)
            matrix += u' ';
        matrix += isAllowedTransition(from, at(i)) ? u'y' : u'.';
    }
    QTEST(matrix, "allowed");
}

void TestTransactionStatus::everyStatus_hasItsIsoStatuses_data()
{
    QTest::addColumn<TransactionStatus>("status");
    QTest::addColumn<std::string>("iso");
    const auto row = [](TransactionStatus status, const char *iso) {
        QTest::newRow(textOf(status).data()) << status << std::string(iso);
    };
    using enum TransactionStatus;
    row(Queued, "RCVD");
    row(Screening, "PDNG");
    row(PendingAuthorization, "PATC");
    row(Pending, "PDNG ACTC ACCP");
    row(Processing, "ACSP");
    row(Broadcasting, "ACSP");
    row(Confirming, "ACSP");
    row(Completed, "ACSC ACCC");
    row(Rejected, "RJCT");
    row(Blocked, "BLCK");
    row(Failed, "RJCT");
    row(Cancelled, "CANC");
    row(Returned, "");
    row(Expired, "");
}

void TestTransactionStatus::everyStatus_hasItsIsoStatuses()
{
    QFETCH(TransactionStatus, status);
    std::string iso;
    for (const IsoStatus isoStatus : isoStatusesOf(status))
        iso.append(iso.empty() ? "" : " ").append(textOf(isoStatus));
    QTEST(iso, "iso");
}

void TestTransactionStatus::isoNames_readBack()
{
    const std::set<std::string_view> contract{"RCVD", "PDNG", "PATC", "ACTC", "ACCP", "ACFC", "ACWC", "ACWP",
                                              "ACSP", "ACSC", "ACCC", "PART", "RJCT", "CANC", "BLCK"};
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < contract.size(); ++i) {
        const auto status = static_cast<IsoStatus>(i);
        names.insert(textOf(status));
        QVERIFY(isoStatusOf(textOf(status)) == status);
    }
    QVERIFY(names == contract);
    QVERIFY(!isoStatusOf("rcvd"));
}

OPSROOM_TEST(TestTransactionStatus)
#include "tst_transaction_status.moc"

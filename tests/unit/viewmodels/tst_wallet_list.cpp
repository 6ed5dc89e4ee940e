#include "qml/viewmodels/wallets_view_model.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"
#include "tests/unit/viewmodels/samples.h"

#include <QtTest/QAbstractItemModelTester>

using namespace opsroom::viewmodels;
using namespace opsroom::test;
using namespace std::chrono_literals;

namespace {

opsroom::client::WalletUpdate wallet(const QString &id, const char *members = "")
{
    const QByteArray json = "{\"walletId\":" + quoted(id) + ",\"tenantId\":\"acme\",\"currency\":\"GBP\"" + members
                            + "}";
    return *opsroom::client::readWalletUpdate(json);
}

} // namespace

class TestWalletList : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void balances_areExact();
    void updateWithoutBalances_leavesThemAsTheyWere();
    void busiest_comeFirst();
    void rates_runOut();
    void quietestWallet_givesWay();
    void search_findsPiecesOfIds();
    void randomOperations_keepTheModelSound();

private:
    FakeClock m_clock;
};

void TestWalletList::balances_areExact()
{
    WalletListModel wallets(m_clock);
    const QAbstractItemModelTester tester(&wallets);
    wallets.apply({wallet(QStringLiteral("w"), R"(,"delta":-5000,"balances":[)"
                                               R"({"currency":"GBP","available":123456789,"pending":1,"held":0},)"
                                               R"({"currency":"JPY","available":"98765432109876543210"}])")});
    const QModelIndex row = wallets.index(0);
    QCOMPARE(row.data(WalletListModel::AvailableRole).toString(), QStringLiteral("1,234,567.89"));
    QCOMPARE(row.data(WalletListModel::PendingRole).toString(), QStringLiteral("0.01"));
    QCOMPARE(row.data(WalletListModel::HeldRole).toString(), QStringLiteral("0.00"));
    QCOMPARE(row.data(WalletListModel::DeltaRole).toString(), QStringLiteral("-50.00"));
    QCOMPARE(row.data(WalletListModel::IsDebitRole).toBool(), true);
    QCOMPARE(row.data(WalletListModel::BalanceCountRole).toInt(), 2);
    QCOMPARE(row.data(WalletListModel::UnitRole).toString(), QStringLiteral("GBP"));
}

void TestWalletList::updateWithoutBalances_leavesThemAsTheyWere()
{
    WalletListModel wallets(m_clock);
    wallets.apply({wallet(QStringLiteral("w"), R"(,"balance":1000)")});
    wallets.apply({wallet(QStringLiteral("w"), R"(,"delta":200)")});
    QCOMPARE(wallets.count(), 1);
    QCOMPARE(wallets.index(0).data(WalletListModel::AvailableRole).toString(), QStringLiteral("10.00"));
    QCOMPARE(wallets.index(0).data(WalletListModel::DeltaRole).toString(), QStringLiteral("2.00"));
    auto *history = wallets.index(0).data(WalletListModel::HistoryRole).value<SampleHistory *>();
    QCOMPARE(history->values(), QList<double>{10.0});
}

void TestWalletList::busiest_comeFirst()
{
    WalletListModel wallets(m_clock);
    const QAbstractItemModelTester tester(&wallets);
    wallets.apply({wallet(QStringLiteral("a")), wallet(QStringLiteral("b")), wallet(QStringLiteral("c"))});
    wallets.apply({wallet(QStringLiteral("c")), wallet(QStringLiteral("c")), wallet(QStringLiteral("b"))});
    QCOMPARE(wallets.rowOf(QStringLiteral("acme"), QStringLiteral("a")), 0);
    wallets.tick();
    QCOMPARE(wallets.rowOf(QStringLiteral("acme"), QStringLiteral("c")), 0);
    QCOMPARE(wallets.rowOf(QStringLiteral("acme"), QStringLiteral("b")), 1);
    QCOMPARE(wallets.rowOf(QStringLiteral("acme"), QStringLiteral("a")), 2);
    QCOMPARE(wallets.index(0).data(WalletListModel::UpdatesPerMinuteRole).toInt(), 3);
}

void TestWalletList::rates_runOut()
{
    WalletListModel wallets(m_clock);
    wallets.apply({wallet(QStringLiteral("a"))});
    m_clock.advance(30s);
    wallets.tick();
    QCOMPARE(wallets.index(0).data(WalletListModel::UpdatesPerMinuteRole).toInt(), 1);
    QCOMPARE(wallets.index(0).data(WalletListModel::AgeTextRole).toString(), QStringLiteral("30 s"));
    m_clock.advance(31s);
    wallets.tick();
    QCOMPARE(wallets.index(0).data(WalletListModel::UpdatesPerMinuteRole).toInt(), 0);
    QVERIFY(!wallets.index(0).data(WalletListModel::IsQuietRole).toBool());
    m_clock.advance(5min);
    QVERIFY(wallets.index(0).data(WalletListModel::IsQuietRole).toBool());
    QCOMPARE(wallets.index(0).data(WalletListModel::UpdatesRole).toInt(), 1);
}

void TestWalletList::quietestWallet_givesWay()
{
    WalletListModel wallets(m_clock);
    const QAbstractItemModelTester tester(&wallets);
    QList<opsroom::client::WalletUpdate> updates;
    for (int i = 0; i < WalletListModel::kMostWallets; ++i)
        updates.append(wallet(QString::number(i)));
    wallets.apply(updates);
    m_clock.advance(1s);
    updates.removeAt(7);
    wallets.apply(updates);
    wallets.apply({wallet(QStringLiteral("new"))});
    QCOMPARE(wallets.count(), WalletListModel::kMostWallets);
    QCOMPARE(wallets.rowOf(QStringLiteral("acme"), QStringLiteral("7")), -1);
    QCOMPARE(wallets.rowOf(QStringLiteral("acme"), QStringLiteral("new")), WalletListModel::kMostWallets - 1);
}

void TestWalletList::search_findsPiecesOfIds()
{
    WalletListModel wallets(m_clock);
    WalletsViewModel page(wallets);
    const QAbstractItemModelTester tester(page.wallets());
    wallets.apply({wallet(QStringLiteral("abc-1")), wallet(QStringLiteral("def-1")), wallet(QStringLiteral("ABD-2"))});
    page.setSearchText(QStringLiteral(" ab"));
    QCOMPARE(page.shownCount(), 2);
    QCOMPARE(page.totalCount(), 3);
    page.setSearchText(QString());
    QCOMPARE(page.shownCount(), 3);
}

void TestWalletList::randomOperations_keepTheModelSound()
{
    constexpr int kSteps = 300;
    QRandomGenerator random = seededRandom();
    WalletListModel wallets(m_clock);
    WalletsViewModel page(wallets);
    const QAbstractItemModelTester tester(&wallets);
    const QAbstractItemModelTester shownTester(page.wallets());
    QSet<QString> known;
    for (int step = 0; step < kSteps; ++step) {
        if (random.bounded(4) == 0) {
            m_clock.advance(std::chrono::seconds(random.bounded(20)));
            wallets.tick();
        } else if (random.bounded(10) == 0) {
            page.setSearchText(random.bounded(2) == 0 ? QString() : QString::number(random.bounded(10)));
        } else {
            QList<opsroom::client::WalletUpdate> batch;
            for (int i = random.bounded(1, 8); i > 0; --i) {
                batch.append(wallet(QString::number(random.bounded(60)), R"(,"balance":1234)"));
                known.insert(batch.last().walletId);
            }
            wallets.apply(batch);
        }
        QCOMPARE(wallets.count(), static_cast<int>(known.size()));
        for (int row = 0; row < wallets.count(); ++row) {
            const QString id = wallets.index(row).data(WalletListModel::WalletIdRole).toString();
            QCOMPARE(wallets.rowOf(QStringLiteral("acme"), id), row);
        }
    }
}

OPSROOM_TEST(TestWalletList)
#include "tst_wallet_list.moc"

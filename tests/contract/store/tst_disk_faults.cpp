#include "tests/contract/store/faulty_disk.h"
#include "tests/contract/store/ledger_script.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>

using namespace opsroom;
using Fault = test::FaultyDisk::Fault;

namespace {

constexpr int kChanges = 12;
const int kStride = qEnvironmentVariableIsSet("OPSROOM_NIGHTLY") ? 1 : 3; ///< of the calls, how many are one row

/// What a store that was opened anew has of the script.
std::set<std::string> contentOf(hub::Stores stores, test::StoresUnderTest &world)
{
    const hub::TenantId acme = world.tenant("acme");
    std::set<std::string> found;
    static_cast<void>(stores.history.begin(acme));
    for (const hub::HistoryItem &item : stores.history.after(acme, 0, 1000)) {
        const std::string argument(item.argument());
        const auto at = argument.find("\"id\":\"");
        if (item.name == "notice" && at != std::string::npos && item.toTenant)
            found.insert(argument.substr(at + 6, argument.find('"', at + 6) - at - 6));
    }
    for (const auto &item : stores.offline.after({acme, 0, "away"}, 0, 1000)) {
        const auto at = item.argument.find("\"id\":\"");
        found.insert(item.argument.substr(at + 6, item.argument.find('"', at + 6) - at - 6));
    }
    for (const hub::StoredAlert &alert : stores.alerts.open({acme, 0}, hub::AlertStore::kNewest, 1000))
        found.insert(alert.record.alertId);
    stores.queue.load([&found](hub::TenantId, hub::QueuedTransaction &&item) {
        found.insert(item.transactionId);
        if (item.state == hub::QueuedTransaction::State::Done)
            found.insert("done " + item.transactionId);
    });
    return found;
}

} // namespace

/// A whole hub over a disk that fails at each of its writes and fsyncs: what was promised is there, whether the disk comes
/// back or the process dies with it.
class DiskFaultsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsPromises_data();
    void keepsItsPromises();

private:
    /// How many calls of that kind the script makes on a disk that works.
    [[nodiscard]] static std::int64_t callsOf(Fault fault)
    {
        test::FaultyDisk disk;
        test::StoresUnderTest stores(QStringLiteral("sqlite"), {});
        test::LedgerScript script(stores);
        disk.fail(fault, 1'000'000);
        for (int number = 0; number < kChanges; ++number) {
            script.change(number);
            stores.waitForCommit();
        }
        return disk.calls();
    }
};

void DiskFaultsTest::keepsItsPromises_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("call");
    const QList<std::pair<Fault, const char *>> faults{{Fault::Full, "no space left"},
                                                       {Fault::Io, "an I/O error"},
                                                       {Fault::Short, "half a write"},
                                                       {Fault::Sync, "an fsync that fails"}};
    for (const auto &[fault, name] : faults) {
        const auto calls = int(callsOf(fault));
        QVERIFY(calls >= kChanges);
        for (int call = 0; call < calls; call += kStride)
            QTest::addRow("%s from call %d on", name, call) << int(fault) << call;
    }
}

void DiskFaultsTest::keepsItsPromises()
{
    QFETCH(int, fault);
    QFETCH(int, call);
    test::FaultyDisk disk;
    test::StoresUnderTest stores(QStringLiteral("sqlite"), {});
    std::optional<test::LedgerScript> script(std::in_place, stores);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("write-failed")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("writes-again")));
    disk.fail(Fault(fault), call);
    const hub::Durability &durability = stores.ports().durability;
    // Commits come together or apart: the last calls may need a few changes more.
    for (int number = 0; number < kChanges || (durability.mayWrite() && number < 10 * kChanges); ++number) {
        script->change(number);
        QTRY_VERIFY(durability.committed() == durability.ticket() || !durability.mayWrite());
        script->hub().onCommitted();
    }
    QVERIFY(!durability.mayWrite());
    // Nobody waits for ever: what is not stored by now is not promised.
    script->clock().advance(contract::limits::kCommitPatience);
    std::ignore = script->hub().onTimer(script->clock().steadyNow());
    QCOMPARE(script->hub().waitingAnswers(), 0U);
    QVERIFY(!script->change(0));
    const std::set<std::string> promised = script->promised;

    // As a process leaves it that dies now.
    const QTemporaryDir directory;
    const QString copy = directory.filePath(QStringLiteral("crashed.db"));
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral(".mark")})
        QVERIFY(QFile::copy(QString::fromStdString(stores.file()) + suffix, copy + suffix));

    disk.repair();
    QTRY_VERIFY(durability.mayWrite());
    QTRY_COMPARE(durability.committed(), durability.ticket());
    const std::set<std::string> accepted = script->accepted;
    script.reset();
    stores.restart();
    std::set<std::string> after = contentOf(stores.ports(), stores);
    after.insert("leased");
    QVERIFY2(std::includes(after.begin(), after.end(), accepted.begin(), accepted.end()),
             "what was accepted, in the end");

    auto database = store::SqliteDatabase::open(copy.toStdString());
    QVERIFY2(database.has_value(), database ? "" : database.error().detail.c_str());
    auto crashed = store::SqliteStores::load(std::move(*database), {*stores.tenants, stores.policy, stores.sink}, {},
                                             [] {});
    QVERIFY(crashed.has_value());
    std::set<std::string> left = contentOf((*crashed)->ports(), stores);
    left.insert("leased");
    QVERIFY2(std::includes(left.begin(), left.end(), promised.begin(), promised.end()), "what was promised");
}

OPSROOM_TEST(DiskFaultsTest)
#include "tst_disk_faults.moc"

#include "server/store/sqlite/alert_text.h"
#include "tests/contract/store/stores_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;

/// The same of every alert store: an open alert is never dropped, the newest comes first, worlds never meet.
class AlertStoreTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void findsAndLists_data() { test::addStoreKinds(); }
    void findsAndLists();
    void boundsHold_data() { test::addStoreKinds(); }
    void boundsHold();
    void survivesARestart();
    void textHoldsEverything();

private:
    [[nodiscard]] static store::StoreBounds bounds()
    {
        store::StoreBounds bounds;
        bounds.openAlerts = 3;
        bounds.closedAlerts = 2;
        return bounds;
    }
    [[nodiscard]] static hub::AlertRecord alert(const std::string &id, bool isOpen = true)
    {
        hub::AlertRecord record;
        record.alertId = id;
        record.alarmState = isOpen ? contract::AlarmState::Unacked : contract::AlarmState::Normal;
        record.caseStatus = isOpen ? contract::CaseStatus::Open : contract::CaseStatus::Resolved;
        return record;
    }
    [[nodiscard]] static QByteArrayList ids(const std::vector<hub::StoredAlert> &alerts)
    {
        QByteArrayList all;
        for (const hub::StoredAlert &one : alerts)
            all.append(QByteArray::fromStdString(one.record.alertId));
        return all;
    }
};

void AlertStoreTest::findsAndLists()
{
    QFETCH(QString, kind);
    test::StoresUnderTest stores(kind, bounds());
    hub::AlertStore &alerts = stores.ports().alerts;
    const hub::AlertScope acme{stores.tenant("acme"), 0};
    const hub::AlertScope beta{stores.tenant("beta"), 0};
    hub::AlertRecord first = alert("a");
    first.dedupKey = "rule-1";
    QVERIFY(alerts.save(acme, first).has_value());
    QVERIFY(alerts.save(beta, alert("b")).has_value());
    QVERIFY(alerts.save(acme, alert("c")).has_value());

    QCOMPARE(alerts.findByDedupKey(acme, "rule-1")->alertId, std::string("a"));
    QVERIFY(!alerts.findByDedupKey(beta, "rule-1").has_value());
    QVERIFY(!alerts.find(acme, "b").has_value());
    QCOMPARE(ids(alerts.open(acme, hub::AlertStore::kNewest, 10)), (QByteArrayList{"c", "a"}));
    QCOMPARE(ids(alerts.open({hub::kAllTenants, 0}, hub::AlertStore::kNewest, 2)), (QByteArrayList{"c", "b"}));
}

void AlertStoreTest::boundsHold()
{
    QFETCH(QString, kind);
    test::StoresUnderTest stores(kind, bounds());
    hub::AlertStore &alerts = stores.ports().alerts;
    const hub::AlertScope acme{stores.tenant("acme"), 0};
    for (const char *id : {"a", "b", "c"})
        QVERIFY(alerts.save(acme, alert(id)).has_value());
    QVERIFY(!alerts.hasRoom(acme));
    QCOMPARE(alerts.save(acme, alert("d")).error().code, ErrorCode::LimitExceeded);
    QVERIFY(alerts.save(acme, alert("a", false)).has_value());
    QVERIFY(alerts.save(acme, alert("d")).has_value());
}

void AlertStoreTest::survivesARestart()
{
    test::StoresUnderTest stores(QStringLiteral("sqlite"), bounds());
    const hub::AlertScope acme{stores.tenant("acme"), 2};
    hub::AlertRecord shelved = alert("a");
    shelved.alarmState = contract::AlarmState::Shelved;
    shelved.shelvedUntil = WallTime(Milliseconds(5000));
    QVERIFY(stores.ports().alerts.save(acme, shelved).has_value());
    QVERIFY(stores.ports().alerts.save(acme, alert("b")).has_value());
    QVERIFY(stores.ports().alerts.save(acme, alert("b", false)).has_value());
    QVERIFY(stores.ports().alerts.save(acme, alert("c")).has_value());
    const std::uint64_t last = stores.ports().alerts.find(acme, "c")->order;
    stores.restart();

    hub::AlertStore &alerts = stores.ports().alerts;
    const hub::AlertScope again{stores.tenant("acme"), 2};
    QCOMPARE(ids(alerts.open(again, hub::AlertStore::kNewest, 10)), (QByteArrayList{"c", "a"}));
    QVERIFY(!alerts.find(again, "b")->isOpen());
    QCOMPARE(alerts.nextShelfEnd()->time_since_epoch().count(), 5000);
    QCOMPARE(ids(alerts.shelvedUntil(WallTime(Milliseconds(5000)), 10)), QByteArrayList{"a"});
    QVERIFY(alerts.save(again, alert("d")).has_value());
    QVERIFY(alerts.find(again, "d")->order > last);
}

void AlertStoreTest::textHoldsEverything()
{
    hub::AlertRecord record;
    record.alertId = "a-1";
    record.dedupKey = "d";
    record.members = R"("amount":"1.10","text":"x\"y")";
    record.subjectUser = "sam";
    record.allowedRoles = {"compliance", "admin"};
    record.severity = contract::Severity::Critical;
    record.alarmState = contract::AlarmState::ClearedUnacked;
    record.caseStatus = contract::CaseStatus::PendingSar;
    record.isActive = true;
    record.disposition = "true-positive";
    record.assignee = "olga";
    record.ackBy = "otto";
    record.ackNote = "seen";
    record.ackAt = WallTime(Milliseconds(11));
    record.shelvedUntil = WallTime(Milliseconds(12));
    record.occurrences = 3;
    record.version = 9;
    record.firstSeenAt = WallTime(Milliseconds(13));
    record.lastSeenAt = WallTime(Milliseconds(14));
    record.trail = {{"raise", "svc", WallTime(Milliseconds(15)), ""},
                    {"note", "olga", WallTime(Milliseconds(16)), "n"}};

    const std::string text = store::alertText(record);
    const auto back = store::readAlertText(text);
    QVERIFY(back.has_value());
    QCOMPARE(store::alertText(*back), text);
    QCOMPARE(back->members, record.members);
    QCOMPARE(back->trail.size(), 2U);
    QCOMPARE(back->trail.back().text, std::string("n"));
    QVERIFY(!store::readAlertText("{}").has_value());
    QVERIFY(!store::readAlertText("no json").has_value());
}

OPSROOM_TEST(AlertStoreTest)
#include "tst_alert_store.moc"

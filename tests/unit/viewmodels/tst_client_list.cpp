#include "qml/viewmodels/client_list_model.h"
#include "qml/viewmodels/ending_list_model.h"
#include "qml/viewmodels/room_list_model.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"
#include "tests/unit/viewmodels/samples.h"

#include <QtTest/QAbstractItemModelTester>

#include <cmath>

using namespace opsroom;
using namespace opsroom::viewmodels;
using namespace Qt::StringLiterals;

namespace {

client::ConnectionInfo clientOf(int number, qint64 queued = 0)
{
    client::ConnectionInfo client;
    client.sid = u"sid-%1"_s.arg(number);
    client.userId = u"user-%1"_s.arg(number);
    client.tenantId = number % 2 == 0 ? u"acme"_s : u"beta"_s;
    client.sinceMs = number;
    client.queuedBytes = queued;
    return client;
}

} // namespace

/// The lists of clients and rooms.
class TestClientList : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void newestFirst_thenAsChosen();
    void selection_staysOverRefreshesAndLeavesWithItsClient();
    void whatAFilterHides_isNotActedOn();
    void aTypedFilter_findsWhatItSays_data();
    void aTypedFilter_findsWhatItSays();
    void randomOperations_keepTheModelSound();
    void endings_areCountedFromOneTellingToTheNext();
    void rooms_standByTenantAndSize();
    void answers_areReadAndGarbageIsNone();

private:
    const test::FakeClock m_clock;
};

void TestClientList::newestFirst_thenAsChosen()
{
    ClientListModel clients(m_clock);
    clients.replace({clientOf(1, 5), clientOf(3, 1), clientOf(2, 9)});
    QCOMPARE(clients.clientAt(0).userId, u"user-3"_s);
    clients.sortBy(ClientListModel::ByQueued);
    QCOMPARE(clients.clientAt(0).userId, u"user-2"_s);
    clients.sortBy(ClientListModel::ByQueued);
    QCOMPARE(clients.clientAt(0).userId, u"user-3"_s);
    clients.sortBy(ClientListModel::ByUser);
    QCOMPARE(clients.clientAt(0).userId, u"user-1"_s);
}

void TestClientList::selection_staysOverRefreshesAndLeavesWithItsClient()
{
    ClientListModel clients(m_clock);
    clients.replace({clientOf(1), clientOf(2), clientOf(3)});
    clients.toggle(clients.rowOf(u"sid-1"_s));
    clients.toggle(clients.rowOf(u"sid-2"_s));
    clients.replace({clientOf(4), clientOf(2), clientOf(3)});
    QCOMPARE(clients.selectedCount(), 1);
    QCOMPARE(clients.selected().first().sid, u"sid-2"_s);
    QVERIFY(clients.index(clients.rowOf(u"sid-2"_s)).data(ClientListModel::IsSelectedRole).toBool());
    clients.toggle(clients.rowOf(u"sid-2"_s));
    QCOMPARE(clients.selectedCount(), 0);
}

void TestClientList::whatAFilterHides_isNotActedOn()
{
    ClientListModel clients(m_clock);
    clients.replace({clientOf(1), clientOf(2), clientOf(3)});
    clients.selectShown();
    clients.setFilter(*FilterExpression::parse(u"BETA"_s));
    QCOMPARE(clients.count(), 2);
    QCOMPARE(clients.selected().size(), 2);
}

void TestClientList::aTypedFilter_findsWhatItSays_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("found");
    const QString ann = u"ann"_s;
    const QString bob = u"bob"_s;
    QTest::newRow("a tenant") << u"tenant:acme"_s << QStringList{ann};
    QTest::newRow("one of several roles") << u"role:auditor"_s << QStringList{ann};
    QTest::newRow("a part of an address") << u"address:198.51"_s << QStringList{bob};
    QTest::newRow("a channel") << u"channel:wallet:w-7"_s << QStringList{bob};
    QTest::newRow("a transport") << u"transport:polling"_s << QStringList{bob};
    QTest::newRow("none of an agent") << u"-agent:firefox"_s << QStringList{bob};
    QTest::newRow("slow ones") << u"rtt>50"_s << QStringList{bob};
    QTest::newRow("one that was not measured is neither slow") << u"rtt>=0"_s << QStringList{bob};
    QTest::newRow("those for whom something waits") << u"queued>0"_s << QStringList{ann};
    QTest::newRow("several at once") << u"user:ann queued>=512 dropped=0"_s << QStringList{ann};
    QTest::newRow("words anywhere") << u"FIREFOX"_s << QStringList{ann};
    QTest::newRow("both") << u"sent<100"_s << QStringList{ann, bob};
    QTest::newRow("nobody") << u"tenant:acme rtt>50"_s << QStringList{};
}

void TestClientList::aTypedFilter_findsWhatItSays()
{
    QFETCH(const QString, filter);
    QFETCH(const QStringList, found);
    client::ConnectionInfo ann;
    ann.sid = u"s-1"_s;
    ann.userId = u"ann"_s;
    ann.tenantId = u"acme"_s;
    ann.roles = u"operator, auditor"_s;
    ann.agent = u"Mozilla Firefox"_s;
    ann.isWebSocket = true;
    ann.queuedBytes = 512;
    client::ConnectionInfo bob;
    bob.sid = u"s-2"_s;
    bob.userId = u"bob"_s;
    bob.tenantId = u"beta"_s;
    bob.address = u"198.51.100.7"_s;
    bob.channels = {u"wallet:w-1"_s, u"wallet:w-7"_s};
    bob.roundTripMs = 80;
    ClientListModel clients(m_clock);
    clients.replace({ann, bob});
    clients.sortBy(ClientListModel::ByUser);
    const auto parsed = FilterExpression::parse(filter);
    QVERIFY(parsed);
    clients.setFilter(*parsed);
    QStringList users;
    for (int row = 0; row < clients.count(); ++row)
        users.append(clients.clientAt(row).userId);
    QCOMPARE(users, found);
}

void TestClientList::randomOperations_keepTheModelSound()
{
    QRandomGenerator random = test::seededRandom();
    ClientListModel clients(m_clock);
    const QAbstractItemModelTester tester(&clients);
    for (int step = 0; step < 500; ++step) {
        switch (random.bounded(5)) {
        case 0: {
            QList<client::ConnectionInfo> next;
            for (int i = random.bounded(60); i > 0; --i)
                next.append(clientOf(i, random.bounded(5)));
            clients.replace(next);
            break;
        }
        case 1:
            clients.setFilter(
                *FilterExpression::parse(random.bounded(2) == 0 ? QString() : QString::number(random.bounded(10))));
            break;
        case 2:
            clients.sortBy(static_cast<ClientListModel::Sort>(random.bounded(ClientListModel::ByPong + 1)));
            break;
        case 3:
            if (clients.count() > 0)
                clients.toggle(random.bounded(clients.count()));
            break;
        default:
            clients.tick();
        }
        QVERIFY(clients.selected().size() <= clients.selectedCount());
    }
}

void TestClientList::endings_areCountedFromOneTellingToTheNext()
{
    EndingListModel endings;
    const QAbstractItemModelTester tester(&endings);
    const auto metrics = client::readMetricsUpdate(
        R"({"scope":"hub","activeConnections":1,"endings":{"left":7,"transport-lost":2,"odd":-1}})");
    QVERIFY(metrics);
    endings.apply(metrics->endings);
    QCOMPARE(endings.count(), 2);
    const auto value = [&endings](int row, int role) { return endings.index(row).data(role); };
    QCOMPARE(value(0, EndingListModel::NameRole).toString(), u"the client left"_s);
    QCOMPARE(value(0, EndingListModel::TotalRole).toDouble(), 7.0);
    QCOMPARE(value(0, EndingListModel::RecentRole).toDouble(), 0.0);
    QVERIFY(!value(0, EndingListModel::IsTroubleRole).toBool());
    QVERIFY(value(1, EndingListModel::IsTroubleRole).toBool());
    endings.apply({{u"left"_s, 9}, {u"transport-lost"_s, 2}});
    QCOMPARE(value(0, EndingListModel::RecentRole).toDouble(), 2.0);
    endings.apply({{u"left"_s, 1}, {u"transport-lost"_s, 0}}); // the hub was restarted
    const auto *history = value(0, EndingListModel::HistoryRole).value<SampleHistory *>();
    QCOMPARE(history->count(), 2);
    QVERIFY(std::isnan(history->last()));
    QCOMPARE(value(0, EndingListModel::TotalRole).toDouble(), 1.0);
    for (int i = 0; i < 30; ++i)
        endings.apply({{u"way-%1"_s.arg(i), 1}});
    QCOMPARE(endings.count(), static_cast<int>(EndingListModel::kMostRows));
}

void TestClientList::rooms_standByTenantAndSize()
{
    RoomListModel rooms;
    const QAbstractItemModelTester tester(&rooms);
    rooms.replace({{u"beta"_s, u"tenant"_s, {}, 1},
                   {u"acme"_s, u"channel"_s, u"wallet:1"_s, 2},
                   {u"acme"_s, u"channel"_s, u"wallet:2"_s, 4},
                   {u"acme"_s, u"tenant"_s, {}, 3},
                   {{}, u"tenant"_s, {}, 1}});
    QStringList order;
    for (int row = 0; row < rooms.count(); ++row)
        order.append(rooms.index(row).data().toString());
    QCOMPARE(order.join(u", "_s), u"all tenants, acme, acme · wallet:2, acme · wallet:1, beta"_s);
    QCOMPARE(rooms.index(2).data(RoomListModel::ShareRole).toDouble(), 1.0);
    QCOMPARE(rooms.index(1).data(RoomListModel::ChildCountRole).toInt(), 2);
    QCOMPARE(rooms.setFolded(3, true), 1); // a room of acme: acme is folded
    QVERIFY(rooms.index(1).data(RoomListModel::IsFoldedRole).toBool());
    QCOMPARE(rooms.count(), 3);
    QCOMPARE(rooms.index(2).data().toString(), u"beta"_s);
    rooms.setText(u"wallet"_s); // what is searched for shows all the same
    QCOMPARE(rooms.count(), 2);
    rooms.setText({});
    QCOMPARE(rooms.setFolded(1, false), 1);
    QCOMPARE(rooms.count(), 5);
    QCOMPARE(rooms.setFolded(5, true), -1);
}

void TestClientList::answers_areReadAndGarbageIsNone()
{
    const auto page = client::readConnections(
        R"({"ok":true,"total":7,"next":3,"connections":[{"sid":"s","userId":"<b>u","transport":"websocket",)"
        R"("since":"2026-11-25T10:00:00.000Z","roundTripUs":1500,"sincePongMs":12000,"channels":["a",5]},{}]})");
    QVERIFY(page.has_value());
    QCOMPARE(page->total, 7);
    QCOMPARE(page->next, 3);
    QCOMPARE(page->rows.size(), 2);
    QCOMPARE(page->rows.first().userId, u"<b>u"_s);
    QCOMPARE(page->rows.first().roundTripMs, 1.5);
    QCOMPARE(page->rows.first().sincePongMs.value_or(-1), 12'000);
    QVERIFY(!page->rows.last().sincePongMs.has_value());
    QVERIFY(page->rows.first().isWebSocket);
    for (const char *garbage : {"", "null", "[]", "{}", R"({"connections":7})"})
        QVERIFY2(!client::readConnections(garbage), garbage);
    QVERIFY(!client::readRooms("{}"));
}

OPSROOM_TEST(TestClientList)
#include "tst_client_list.moc"

#include "qml/viewmodels/ending_list_model.h"
#include "qml/viewmodels/field_list_model.h"
#include "qml/viewmodels/first_rows_model.h"
#include "qml/viewmodels/histogram_model.h"
#include "qml/viewmodels/hub_setting_model.h"
#include "qml/viewmodels/latency_tenant_model.h"
#include "qml/viewmodels/lifecycle_model.h"
#include "qml/viewmodels/metric_card_model.h"
#include "qml/viewmodels/room_list_model.h"
#include "qml/viewmodels/test_client_model.h"
#include "qml/viewmodels/test_received_model.h"
#include "tests/support/test_case.h"
#include "tests/unit/viewmodels/samples.h"

#include <QtCore/QStringListModel>
#include <QtTest/QAbstractItemModelTester>

#include <limits>

using namespace opsroom;
using namespace opsroom::viewmodels;
using namespace opsroom::test;
using namespace Qt::StringLiterals;

/// Models that other rows have no random operations for: whatever is done with them, what they tell their views is true.
class TestSmallModels : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void settingsOfTheHub();
    void rooms();
    void endings();
    void fields();
    void stepsOfATransaction();
    void latencyOfTenants();
    void barsOfADistribution();
    void cards();
    void firstRows();
    void receivedAtTheTestBench();
    void clientsOfTheTestBench();

private:
    template <class Step>
    static void repeat(Step step)
    {
        QRandomGenerator random = seededRandom();
        for (int i = 0; i < 150; ++i) {
            step(random);
            if (QTest::currentTestFailed())
                return;
        }
    }
    /// A list of up to \a most of what \a make(n) gives.
    template <class Make>
    static auto listOf(QRandomGenerator &random, int most, Make make)
    {
        QList<decltype(make(0))> list;
        for (int n = random.bounded(most + 1); n > 0; --n)
            list.append(make(n));
        return list;
    }
};

void TestSmallModels::settingsOfTheHub()
{
    HubSettingModel settings;
    const QAbstractItemModelTester tester(&settings);
    repeat([&settings](QRandomGenerator &random) {
        switch (random.bounded(6)) {
        case 0:
            settings.replace(listOf(random, 30, [&random](int n) {
                return HubControl::Setting{u"hub.%1"_s.arg(n), QString::number(random.bounded(3)), u"1"_s, u"m"_s};
            }));
            break;
        case 1:
            settings.setText(random.bounded(2) == 0 ? QString() : QString::number(random.bounded(20)));
            break;
        case 2:
            settings.setIsOnlyUnusual(random.bounded(2) == 0);
            break;
        case 3:
            settings.edit(random.bounded(-1, settings.count() + 1), QString::number(random.bounded(3)));
            break;
        case 4:
            settings.setProblems({{u"hub.%1"_s.arg(random.bounded(30)), u"no"_s}});
            break;
        default:
            settings.discard();
            QCOMPARE(settings.changeCount(), 0);
        }
        for (int row = 0; row < settings.count(); ++row) {
            const QModelIndex index = settings.index(row);
            QCOMPARE(settings.changes().contains(index.data(HubSettingModel::NameRole).toString()),
                     index.data(HubSettingModel::IsChangedRole).toBool());
        }
    });
}

void TestSmallModels::rooms()
{
    RoomListModel rooms;
    const QAbstractItemModelTester tester(&rooms);
    repeat([&rooms](QRandomGenerator &random) {
        switch (random.bounded(3)) {
        case 0:
            rooms.replace(listOf(random, 40, [&random](int n) {
                const bool isTenant = random.bounded(3) == 0;
                return client::RoomInfo{u"t-%1"_s.arg(random.bounded(6)), isTenant ? u"tenant"_s : u"channel"_s,
                                        isTenant ? QString() : u"wallet:%1"_s.arg(n), random.bounded(50)};
            }));
            break;
        case 1:
            rooms.setText(random.bounded(2) == 0 ? QString() : QString::number(random.bounded(9)));
            break;
        default: {
            const int row = rooms.setFolded(random.bounded(-1, rooms.count() + 1), random.bounded(2) == 0);
            QVERIFY(row == -1 || rooms.index(row).data(RoomListModel::IsTenantRole).toBool());
        }
        }
        QVERIFY(rooms.count() <= rooms.total());
    });
}

void TestSmallModels::endings()
{
    EndingListModel endings;
    const QAbstractItemModelTester tester(&endings);
    repeat([&endings](QRandomGenerator &random) {
        endings.apply(listOf(random, 25, [&random](int n) {
            return client::EndingFigure{u"way-%1"_s.arg(n), random.bounded(100U)};
        }));
        QVERIFY(endings.count() <= static_cast<int>(EndingListModel::kMostRows));
        for (int row = 0; row < endings.count(); ++row)
            QVERIFY(endings.index(row).data(EndingListModel::RecentRole).toDouble() >= 0);
    });
}

void TestSmallModels::fields()
{
    FieldListModel fields;
    const QAbstractItemModelTester tester(&fields);
    repeat([&fields](QRandomGenerator &random) {
        fields.set(listOf(random, 12, [&random](int n) {
            return FieldListModel::Field{QString::number(n), random.bounded(3) == 0 ? QString() : u"v"_s, n % 2 == 0};
        }));
        for (int row = 0; row < fields.rowCount(); ++row)
            QVERIFY(!fields.index(row).data(FieldListModel::ValueRole).toString().isEmpty());
    });
}

void TestSmallModels::stepsOfATransaction()
{
    LifecycleModel steps;
    const QAbstractItemModelTester tester(&steps);
    repeat([&steps](QRandomGenerator &random) {
        const auto next = listOf(
            random, 12, [](int n) { return LifecycleModel::Step{u"s-%1"_s.arg(n), n, {}, {}, {}, false, n == 1}; });
        steps.set(next);
        QCOMPARE(steps.count(), static_cast<int>(next.size()));
        if (!next.isEmpty())
            QCOMPARE(steps.index(0).data(LifecycleModel::StatusRole).toString(), next.first().status);
    });
}

void TestSmallModels::latencyOfTenants()
{
    LatencyTenantModel tenants;
    const QAbstractItemModelTester tester(&tenants);
    repeat([&tenants](QRandomGenerator &random) {
        tenants.replace(listOf(random, 20, [&random](int n) {
            LatencyTrack::TenantFigures figures{u"t-%1"_s.arg(n), {}};
            figures.histogram.record(random.bounded(1U, 5'000'000U), random.bounded(1U, 200U));
            return figures;
        }));
        double before = std::numeric_limits<double>::max();
        for (int row = 0; row < tenants.count(); ++row) {
            const double share = tenants.index(row).data(LatencyTenantModel::ShareRole).toDouble();
            QVERIFY(share >= 0 && share <= 1 && share <= before);
            before = share;
        }
    });
}

void TestSmallModels::barsOfADistribution()
{
    HistogramModel bars;
    const QAbstractItemModelTester tester(&bars);
    repeat([&bars](QRandomGenerator &random) {
        Histogram histogram;
        for (int n = random.bounded(50); n > 0; --n)
            histogram.record(random.bounded(100'000'000U));
        bars.set(histogram);
        int sum = 0;
        for (int row = 0; row < bars.rowCount(); ++row)
            sum += bars.index(row).data(HistogramModel::CountRole).toInt();
        QCOMPARE(static_cast<std::uint64_t>(sum), histogram.count());
    });
}

void TestSmallModels::cards()
{
    MetricCardModel cards;
    const QAbstractItemModelTester tester(&cards);
    repeat([&cards](QRandomGenerator &random) {
        const auto card = static_cast<MetricCardModel::Card>(random.bounded(MetricCardModel::kCards));
        if (random.bounded(5) == 0)
            cards.sampleGaps();
        else
            cards.setValue(card, random.bounded(1000), random.bounded(2) == 0);
        QCOMPARE(cards.rowCount(), MetricCardModel::kCards);
    });
}

void TestSmallModels::firstRows()
{
    static constexpr int kMost = 8;
    QStringListModel list;
    FirstRowsModel first(list, kMost);
    const QAbstractItemModelTester tester(&first);
    repeat([&list, &first](QRandomGenerator &random) {
        list.setStringList(listOf(random, 20, [&random](int) { return QString::number(random.generate()); }));
        first.refresh();
        QCOMPARE(first.rowCount(), std::min(kMost, list.rowCount()));
        for (int row = 0; row < first.rowCount(); ++row)
            QCOMPARE(first.index(row).data(), list.index(row).data());
    });
}

void TestSmallModels::receivedAtTheTestBench()
{
    TestReceivedModel received;
    const QAbstractItemModelTester tester(&received);
    repeat([&received](QRandomGenerator &random) {
        if (random.bounded(60) == 0)
            received.clear();
        for (int n = random.bounded(20); n > 0; --n)
            received.add({{}, u"ann@acme"_s, u"e-%1"_s.arg(n), {}});
        QVERIFY(received.count() <= TestReceivedModel::kMostRows);
    });
}

void TestSmallModels::clientsOfTheTestBench()
{
    TestClientModel clients;
    const QAbstractItemModelTester tester(&clients);
    repeat([&clients](QRandomGenerator &random) {
        const int before = clients.count();
        switch (random.bounded(5)) {
        case 0:
            if (before > 0) {
                clients.remove(random.bounded(before));
                QCOMPARE(clients.count(), before - 1);
            }
            break;
        case 1:
            clients.beginEvent();
            QVERIFY(clients.hasEvent() && clients.receivers().isEmpty());
            break;
        case 2:
            if (before > 0) {
                clients.noteArrival(clients.at(random.bounded(before)), 1.5);
                QVERIFY(!clients.receivers().isEmpty());
            }
            break;
        case 3:
            clients.noteWhy(u"u-%1@acme"_s.arg(random.bounded(60)), u"not subscribed"_s);
            break;
        default: {
            auto client = std::make_unique<TestClientModel::Client>();
            client->userId = u"u-%1"_s.arg(random.bounded(60));
            client->tenantId = u"acme"_s;
            QCOMPARE(clients.add(std::move(client)), before < TestClientModel::kMostClients);
        }
        }
    });
}

OPSROOM_TEST(TestSmallModels)
#include "tst_small_models.moc"

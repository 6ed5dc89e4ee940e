#include "qml/viewmodels/first_rows_model.h"
#include "qml/viewmodels/test_scenario_model.h"
#include "tests/support/test_case.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QStringListModel>
#include <QtTest/QAbstractItemModelTester>

#include <random>

using namespace opsroom;
using namespace opsroom::viewmodels;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Steps of the test bench, written and read.
class TestTestScenario : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void steps_comeBackAsTheyWere();
    void filesThatAreNone_changeNothing_data();
    void filesThatAreNone_changeNothing();
    void numbers_areHeldToTheirLimits();
    void randomOperations_keepTheModelSound();
    void firstRows_followTheListWhenToldTo();

private:
    static QList<TestStep> everyKind();
};

QList<TestStep> TestTestScenario::everyKind()
{
    TestStep connect;
    connect.action = TestStep::Action::Connect;
    connect.client = u"anna@acme"_s;
    connect.role = u"auditor"_s;
    connect.isRefused = true;
    TestStep send = connect;
    send.action = TestStep::Action::Send;
    send.event = u"transaction-update"_s;
    send.payload = u"{\"amount\":12345678901234567890}"_s;
    send.isRefused = false;
    send.receivers = {u"anna@acme"_s, u"bob@acme"_s};
    TestStep fault = connect;
    fault.action = TestStep::Action::Fault;
    fault.plan = {250ms, 5, 25, 50};
    TestStep close = connect;
    close.action = TestStep::Action::Close;
    close.number = 3008;
    TestStep wait;
    wait.number = 1500;
    QList<TestStep> steps{connect, send, fault, close, wait};
    for (const auto action :
         {TestStep::Action::Disconnect, TestStep::Action::ExpireToken, TestStep::Action::RenewToken}) {
        TestStep step;
        step.action = action;
        step.client = u"anna@acme"_s;
        steps.append(step);
    }
    return steps;
}

void TestTestScenario::steps_comeBackAsTheyWere()
{
    TestScenarioModel written;
    for (const TestStep &step : everyKind())
        written.append(step);
    TestScenarioModel read;
    QVERIFY(read.read(written.json()));
    QCOMPARE(read.count(), written.count());
    for (int row = 0; row < read.count(); ++row) {
        QCOMPARE(read.at(row).toJson(), written.at(row).toJson());
        QCOMPARE(read.at(row).text(), written.at(row).text());
        QVERIFY(!read.at(row).text().isEmpty());
    }
    QCOMPARE(read.at(1).payload, u"{\"amount\":12345678901234567890}"_s);
    QCOMPARE(read.at(2).plan, (fault::FaultPlan{250ms, 5, 25, 50}));
    QCOMPARE(read.index(1).data(TestScenarioModel::DetailRole).toString(), u"reaches anna@acme, bob@acme"_s);
}

void TestTestScenario::filesThatAreNone_changeNothing_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("another version") << QByteArray(R"({"scenario":2,"steps":[]})");
    QTest::newRow("an unknown step") << QByteArray(R"({"scenario":1,"steps":[{"do":"dance","client":"a@b"}]})");
    QTest::newRow("a client without its tenant")
        << QByteArray(R"({"scenario":1,"steps":[{"do":"send","client":"a"}]})");
    QByteArrayList many;
    for (int i = 0; i <= TestScenarioModel::kMostSteps; ++i)
        many.append(R"({"do":"wait","ms":1})");
    QTest::newRow("one step too many") << R"({"scenario":1,"steps":[)" + many.join(',') + "]}";
}

void TestTestScenario::filesThatAreNone_changeNothing()
{
    QFETCH(const QByteArray, json);
    TestScenarioModel model;
    model.append(everyKind().first());
    QVERIFY(!model.read(json));
    QCOMPARE(model.count(), 1);
}

void TestTestScenario::numbers_areHeldToTheirLimits()
{
    const auto step = TestStep::fromJson({{u"do"_s, u"wait"_s}, {u"ms"_s, 1e9}});
    QVERIFY(step);
    QCOMPARE(step->number, 600'000);
    QCOMPARE(TestStep::fromJson({{u"do"_s, u"wait"_s}, {u"ms"_s, -5}})->number, 0);
}

void TestTestScenario::randomOperations_keepTheModelSound()
{
    TestScenarioModel model;
    const QAbstractItemModelTester tester(&model);
    const QList<TestStep> steps = everyKind();
    std::mt19937 random(11); // NOLINT(cert-msc51-cpp): the same run each time
    for (int i = 0; i < 2'000; ++i) {
        const auto row = static_cast<int>(random() % static_cast<unsigned>(std::max(model.count(), 1)));
        switch (random() % 6) {
        case 0:
            model.removeAt(row);
            break;
        case 1:
            if (model.count() > 0)
                model.setState(row, TestScenarioModel::Failed, u"why"_s);
            break;
        case 2:
            model.reset();
            break;
        case 3:
            if (random() % 40 == 0)
                model.clear();
            break;
        default:
            if (!model.isFull())
                model.append(steps[static_cast<qsizetype>(random() % static_cast<unsigned>(steps.size()))]);
        }
    }
}

void TestTestScenario::firstRows_followTheListWhenToldTo()
{
    QStringListModel list({u"a"_s, u"b"_s});
    FirstRowsModel first(list, 3);
    const QAbstractItemModelTester tester(&first);
    QCOMPARE(first.rowCount(), 2);
    list.setStringList({u"x"_s, u"y"_s, u"z"_s, u"0"_s});
    QCOMPARE(first.rowCount(), 2);
    first.refresh();
    QCOMPARE(first.rowCount(), 3);
    QCOMPARE(first.index(2).data(Qt::DisplayRole).toString(), u"z"_s);
    list.setStringList({});
    QVERIFY(!first.index(0).data(Qt::DisplayRole).isValid());
    first.refresh();
    QCOMPARE(first.rowCount(), 0);
}

OPSROOM_TEST(TestTestScenario)
#include "tst_test_scenario.moc"

#include "qml/viewmodels/alerts_view_model.h"
#include "qml/viewmodels/settings_view_model.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"
#include "tests/unit/viewmodels/samples.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>

using namespace opsroom;
using namespace opsroom::viewmodels;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Floods, groups, and the calls to grave alerts.
class TestAlertCalls : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void flood_beginsWithTenAndEndsBelowFive();
    void flood_groupsAllButTheCriticalOnes();
    void group_opensAsAFilter();
    void randomAlerts_keepGroupedRowsSound();
    void aFewAreSaidOneByOne_manyAsANumber();
    void criticalOnesSoundAgain_untilAcknowledged();
    void muted_nothingSoundsUntilItsEnd();
    void lesserOnes_callNobody();
    void acknowledgeable_areThoseShownButNotTheCriticalOnes();

private:
    client::ComplianceAlert alert(int number, contract::Severity severity, const QString &category = u"aml"_s,
                                  const QString &tenant = u"acme"_s)
    {
        client::ComplianceAlert made;
        made.alertId = u"a-%1"_s.arg(number);
        made.eventId = u"e-%1"_s.arg(number, 6, 10, QLatin1Char('0'));
        made.tenantId = tenant;
        made.category = category;
        made.severity = severity;
        made.message = u"message %1"_s.arg(number);
        made.timestampMs = m_clock->wallNow().time_since_epoch().count() + number;
        return made;
    }
    void raise(int count, contract::Severity severity, const QString &category = u"aml"_s)
    {
        for (int i = 0; i < count; ++i)
            m_alerts->add({alert(++m_number, severity, category)});
    }
    void pass(Milliseconds time)
    {
        m_clock->advance(time);
        m_alerts->tick();
    }

    QTemporaryDir m_dir;
    std::unique_ptr<test::FakeClock> m_clock;
    client::HubConnection m_connection;
    std::unique_ptr<SettingsViewModel> m_settings;
    std::unique_ptr<AlertsViewModel> m_alerts;
    int m_number = 0;
};

void TestAlertCalls::init()
{
    m_alerts.reset();
    m_clock = std::make_unique<test::FakeClock>();
    m_clock->advance(1h);
    m_settings = std::make_unique<SettingsViewModel>(m_dir.filePath(u"settings-%1.ini"_s.arg(++m_number)));
    m_alerts = std::make_unique<AlertsViewModel>(m_connection, *m_clock, *m_settings);
}

void TestAlertCalls::flood_beginsWithTenAndEndsBelowFive()
{
    raise(9, contract::Severity::Low);
    QVERIFY(!m_alerts->isFlood());
    QVERIFY(m_alerts->floodText().isEmpty());
    raise(1, contract::Severity::Low);
    QVERIFY(m_alerts->isFlood());
    QCOMPARE(m_alerts->floodText(), u"Flood: 10 alerts in 10 minutes"_s);
    pass(9min);
    raise(4, contract::Severity::Low);
    pass(59s);
    QVERIFY(m_alerts->isFlood());
    pass(1s);
    QVERIFY2(!m_alerts->isFlood(), "four are left");
    QVERIFY(!m_alerts->isGrouped());
}

void TestAlertCalls::flood_groupsAllButTheCriticalOnes()
{
    raise(8, contract::Severity::Low, u"aml"_s);
    raise(5, contract::Severity::High, u"sanctions"_s);
    raise(3, contract::Severity::Critical, u"aml"_s);
    QVERIFY(m_alerts->isGrouped());
    QCOMPARE(m_alerts->shownCount(), 3 + 2);
    QCOMPARE(m_alerts->totalCount(), 16);
    const auto groupAt = [this](int row) {
        return m_alerts->alerts()->index(row).data(AlertListModel::GroupCountRole).toInt();
    };
    QCOMPARE(groupAt(0), 1);
    QCOMPARE(groupAt(3), 5);
    QCOMPARE(groupAt(4), 8);
    m_alerts->setIsGrouped(false);
    QCOMPARE(m_alerts->shownCount(), 16);
    raise(1, contract::Severity::Low);
    QVERIFY2(!m_alerts->isGrouped(), "the operator has said otherwise");
}

void TestAlertCalls::group_opensAsAFilter()
{
    raise(6, contract::Severity::Low, u"two words"_s);
    raise(6, contract::Severity::Low, u"aml"_s);
    QCOMPARE(m_alerts->shownCount(), 2);
    m_alerts->openGroup(1);
    QCOMPARE(m_alerts->shownCount(), 6);
    QVERIFY(!m_alerts->isGrouped());
    m_alerts->filter()->clear();
    QCOMPARE(m_alerts->shownCount(), 12);
}

void TestAlertCalls::randomAlerts_keepGroupedRowsSound()
{
    QRandomGenerator random = test::seededRandom();
    const QAbstractItemModelTester tester(m_alerts->alerts());
    for (int step = 0; step < 400; ++step) {
        client::ComplianceAlert one = alert(random.bounded(60), static_cast<contract::Severity>(random.bounded(5)),
                                            QString::number(random.bounded(3)));
        one.alarmState = static_cast<contract::AlarmState>(random.bounded(7));
        one.version = static_cast<quint64>(step) + 1;
        if (random.bounded(3) == 0)
            m_alerts->add({one});
        else
            m_alerts->update({one});
        if (random.bounded(10) == 0)
            m_alerts->setIsGrouped(random.bounded(2) == 0);
        if (random.bounded(20) == 0)
            m_alerts->filter()->setText(random.bounded(2) == 0 ? QString() : u"category:1"_s);
        int stood = 0;
        for (int row = 0; row < m_alerts->shownCount(); ++row)
            stood += m_alerts->alerts()->index(row).data(AlertListModel::GroupCountRole).toInt();
        QCOMPARE(stood, static_cast<int>(m_alerts->alerts()->passing().size()));
    }
}

void TestAlertCalls::aFewAreSaidOneByOne_manyAsANumber()
{
    QSignalSpy said(m_alerts->annunciator(), &AlertAnnunciator::said);
    QSignalSpy sounded(m_alerts->annunciator(), &AlertAnnunciator::sounded);
    raise(2, contract::Severity::High);
    raise(1, contract::Severity::Critical);
    pass(1s);
    QCOMPARE(said.size(), 3);
    QCOMPARE(said[2][0].toString(), u"Critical alert, acme"_s);
    QCOMPARE(sounded.size(), 1);
    QCOMPARE(sounded[0][0].toInt(), static_cast<int>(AlertListModel::Critical));
    said.clear();
    raise(150, contract::Severity::High);
    pass(1s);
    QCOMPARE(said.size(), 1);
    QCOMPARE(said[0][0].toString(), u"150 new alerts"_s);
    QCOMPARE(said[0][1].toString(), u"1 critical and 152 high are not acknowledged"_s);
}

void TestAlertCalls::criticalOnesSoundAgain_untilAcknowledged()
{
    QSignalSpy said(m_alerts->annunciator(), &AlertAnnunciator::said);
    QSignalSpy sounded(m_alerts->annunciator(), &AlertAnnunciator::sounded);
    raise(1, contract::Severity::Critical);
    pass(1s);
    for (int i = 0; i < 59; ++i)
        pass(1s);
    QCOMPARE(sounded.size(), 1);
    pass(1s);
    QCOMPARE(sounded.size(), 2);
    pass(15min);
    QCOMPARE(said.last()[0].toString(), u"Alerts are waiting"_s);
    client::ComplianceAlert done = m_alerts->alerts()->alertAt(0);
    done.alarmState = contract::AlarmState::Acked;
    done.version = 1;
    m_alerts->update({done});
    sounded.clear();
    said.clear();
    pass(1h);
    QCOMPARE(sounded.size() + said.size(), 0);
}

void TestAlertCalls::muted_nothingSoundsUntilItsEnd()
{
    QSignalSpy said(m_alerts->annunciator(), &AlertAnnunciator::said);
    QSignalSpy sounded(m_alerts->annunciator(), &AlertAnnunciator::sounded);
    m_alerts->annunciator()->mute(15);
    QVERIFY(m_alerts->annunciator()->isMuted());
    QVERIFY(m_alerts->annunciator()->mutedText().startsWith(u"muted until "_s));
    raise(1, contract::Severity::Critical);
    pass(1s);
    QCOMPARE(said.size(), 1);
    QCOMPARE(sounded.size(), 0);
    QSignalSpy changed(m_alerts->annunciator(), &AlertAnnunciator::mutedChanged);
    pass(15min);
    QVERIFY(!m_alerts->annunciator()->isMuted());
    QCOMPARE(changed.size(), 1);
    pass(1min);
    QVERIFY(sounded.size() >= 1);
    m_settings->setHasSound(false);
    sounded.clear();
    pass(2min);
    QCOMPARE(sounded.size(), 0);
}

void TestAlertCalls::lesserOnes_callNobody()
{
    QSignalSpy said(m_alerts->annunciator(), &AlertAnnunciator::said);
    raise(5, contract::Severity::Medium);
    pass(1h);
    QCOMPARE(said.size(), 0);
}

void TestAlertCalls::acknowledgeable_areThoseShownButNotTheCriticalOnes()
{
    raise(3, contract::Severity::Medium);
    raise(2, contract::Severity::Critical);
    raise(4, contract::Severity::Low, u"other"_s);
    QCOMPARE(m_alerts->acknowledgeableCount(), 7);
    m_alerts->filter()->setText(u"category:other"_s);
    QCOMPARE(m_alerts->acknowledgeableCount(), 4);
}

OPSROOM_TEST(TestAlertCalls)
#include "tst_alert_calls.moc"

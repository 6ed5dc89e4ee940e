#include "client/lib/updates.h"
#include "core/protocol/json/writer.h"
#include "tests/integration/console/test_hub.h"
#include "tests/support/test_case.h"

#include <QtTest/QSignalSpy>

using namespace opsroom;
using opsroom::test::TestHub;

/// The client library loses its connection and goes on without a gap, or says what is missing.
class TestResume : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        QVERIFY(m_hub.start());
    }
    void cleanup() { m_hub.stop(); }
    void missedUpdates_comeInOrder_data();
    void missedUpdates_comeInOrder();
    void platformOperator_resumesEveryTenant();
    void restartedHub_isAGap();

private:
    /// A connection of \a user that keeps the numbers of what it receives.
    struct Client
    {
        client::HubConnection connection;
        QList<quint64> seqs;
        QStringList ids;
        Client()
        {
            QObject::connect(&connection, &client::HubConnection::eventReceived, &connection,
                             [this](const client::HubEvent &event) {
                                 if (event.name != QLatin1String("transaction-updated"))
                                     return;
                                 const auto update = client::readTransactionUpdate(event.argument);
                                 seqs.append(update->seq);
                                 ids.append(update->transactionId);
                             });
        }
    };
    void enter(Client &who, const QByteArray &token)
    {
        m_hub.prepare(who.connection, "nobody", {"service"});
        who.connection.setToken(token);
        who.connection.setReconnectSettings({});
        QSignalSpy identity(&who.connection, &client::HubConnection::identityChanged);
        who.connection.open();
        QTRY_COMPARE(identity.size(), 1);
    }
    /// Publishes and waits for the acks.
    void publish(Client &sender, const QStringList &ids, std::size_t padding = 0)
    {
        int answered = 0;
        for (const QString &id : ids) {
            std::string argument;
            json::Writer(argument)
                .beginObject()
                .member("transactionId", id.toStdString())
                .member("status", "completed")
                .member("padding", std::string(padding, 'x'))
                .endObject();
            sender.connection.request("transaction-update", QByteArray::fromStdString(argument),
                                      [&answered](const client::Reply &reply) {
                                          QVERIFY(std::holds_alternative<QByteArray>(reply));
                                          ++answered;
                                      });
        }
        QTRY_COMPARE(answered, ids.size());
    }
    /// The connection ends as the hub's side sees it end, and the way back stays shut until retryNow().
    static void lose(Client &who);

    TestHub m_hub;
};

void TestResume::lose(Client &who)
{
    who.connection.setReconnectSettings({std::chrono::minutes(5), std::chrono::minutes(10), std::chrono::minutes(5)});
    who.connection.cut();
    QCOMPARE(who.connection.state(), client::HubConnection::State::Waiting);
}

void TestResume::missedUpdates_comeInOrder_data()
{
    QTest::addColumn<int>("missed");
    QTest::addColumn<int>("padding");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("one") << 1 << 0;
    QTest::newRow("as many as history has") << 900 << 0;
    QTest::newRow("more bytes than one answer has") << 40 << 30'000;
}

void TestResume::missedUpdates_comeInOrder()
{
    QFETCH(int, missed);
    QFETCH(int, padding);
    Client sender;
    Client reader;
    enter(sender, m_hub.tokenOf("ledger", "acme", "service"));
    enter(reader, m_hub.tokenOf("rita", "acme", "operator"));
    publish(sender, {QStringLiteral("before")});
    QTRY_COMPARE(reader.ids.size(), 1);
    lose(reader);
    QStringList ids;
    for (int i = 0; i < missed; ++i)
        ids.append(QStringLiteral("m-%1").arg(i));
    const qsizetype atOnce = padding > 0 ? 20 : 300;
    for (qsizetype begin = 0; begin < ids.size(); begin += atOnce)
        publish(sender, ids.mid(begin, atOnce), static_cast<std::size_t>(padding));

    QSignalSpy resumed(&reader.connection, &client::HubConnection::resumed);
    reader.connection.retryNow();
    QTRY_COMPARE(resumed.size(), 1);
    publish(sender, {QStringLiteral("after")});
    QTRY_COMPARE(reader.ids.size(), missed + 2);
    QCOMPARE(reader.ids, QStringList(QStringLiteral("before")) + ids + QStringList(QStringLiteral("after")));
    QCOMPARE(reader.connection.recoveredCount(), static_cast<quint64>(missed));
    QVERIFY(!reader.connection.hasGap());
}

void TestResume::platformOperator_resumesEveryTenant()
{
    Client acme;
    Client other;
    Client late;
    Client console;
    enter(acme, m_hub.tokenOf("ledger", "acme", "service"));
    enter(other, m_hub.tokenOf("ledger", "other", "service"));
    enter(console, m_hub.token("root", {"operator"}));
    enter(late, m_hub.tokenOf("ledger", "late", "service"));
    publish(acme, {QStringLiteral("a-1")});
    publish(other, {QStringLiteral("o-1")});
    publish(late, {QStringLiteral("l-1")}); // a tenant that came after the console
    QTRY_COMPARE(console.ids.size(), 3);
    // The answer about the late tenant's epoch came before that of this request.
    bool isAnswered = false;
    console.connection.request("ping", {}, [&isAnswered](const client::Reply &) { isAnswered = true; });
    QTRY_VERIFY(isAnswered);

    lose(console);
    publish(acme, {QStringLiteral("a-2"), QStringLiteral("a-3")});
    publish(late, {QStringLiteral("l-2")});
    QSignalSpy resumed(&console.connection, &client::HubConnection::resumed);
    console.connection.retryNow();
    QTRY_COMPARE(resumed.size(), 1);
    QCOMPARE(console.ids.size(), 6);
    QVERIFY(console.ids.indexOf(QStringLiteral("a-2")) < console.ids.indexOf(QStringLiteral("a-3")));
    QVERIFY(console.ids.contains(QStringLiteral("l-2")));
    QCOMPARE(console.connection.recoveredCount(), quint64{3});
    QVERIFY(!console.connection.hasGap());
}

void TestResume::restartedHub_isAGap()
{
    Client reader;
    enter(reader, m_hub.tokenOf("rita", "acme", "operator"));
    QSignalSpy resumed(&reader.connection, &client::HubConnection::resumed);
    m_hub.stop();
    QTRY_COMPARE(reader.connection.state(), client::HubConnection::State::Waiting);
    QVERIFY(m_hub.start());
    reader.connection.setToken(m_hub.tokenOf("rita", "acme", "operator"));
    reader.connection.retryNow();
    QTRY_COMPARE(resumed.size(), 1);
    QVERIFY(reader.connection.hasGap());
    QVERIFY(!reader.connection.resumeOutcome().isExact);
    QCOMPARE(reader.connection.recoveredCount(), quint64{0});
}

OPSROOM_TEST(TestResume)
#include "tst_resume.moc"

#include "server/auth/development_key.h"
#include "tests/support/test_case.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

/// `opsroom-client bench` against `opsroom-hub serve --dev`, as programs.
class TestBench : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void case_isMeasured_data();
    void case_isMeasured();
    void wrongSecret_isNotAuthorised();
    void noServer_isNotReachable();
    void otherMachine_isRefused();

private:
    struct Outcome
    {
        int exitCode = -1;
        QJsonObject report;
        QByteArray complaint;
    };
    [[nodiscard]] Outcome bench(const QStringList &arguments) const;
    [[nodiscard]] QString fileWith(const QString &name, const QByteArray &text) const;

    static constexpr int kWithin = 20'000;
    QTemporaryDir m_directory;
    QProcess m_hub;
    QString m_url;
    QString m_secret;
};

void TestBench::initTestCase()
{
    const auto secret = opsroom::auth::kDevelopmentSecret;
    m_secret = fileWith(QStringLiteral("secret"), QByteArray(secret.data(), static_cast<int>(secret.size())));
    m_hub.start(QStringLiteral(OPSROOM_PROGRAMS "/opsroom-hub"),
                {QStringLiteral("serve"), QStringLiteral("--dev"), QStringLiteral("--listen"),
                 QStringLiteral("127.0.0.1:0"), QStringLiteral("--set"), QStringLiteral("management.enabled=false")});
    QVERIFY(m_hub.waitForStarted(kWithin));
    while (!m_hub.canReadLine())
        QVERIFY(m_hub.waitForReadyRead(kWithin));
    m_url = QJsonDocument::fromJson(m_hub.readLine()).object()[QStringLiteral("url")].toString();
    QVERIFY(!m_url.isEmpty());
}

void TestBench::cleanupTestCase()
{
    m_hub.terminate();
    QVERIFY(m_hub.waitForFinished(kWithin));
    QCOMPARE(m_hub.exitCode(), 0);
}

QString TestBench::fileWith(const QString &name, const QByteArray &text) const
{
    QFile file(m_directory.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write into a temporary directory");
    return file.fileName();
}

TestBench::Outcome TestBench::bench(const QStringList &arguments) const
{
    QProcess client;
    client.start(QStringLiteral(OPSROOM_PROGRAMS "/opsroom-client"), QStringList{QStringLiteral("bench")} + arguments);
    if (!client.waitForFinished(kWithin))
        return {};
    return {client.exitCode(), QJsonDocument::fromJson(client.readAllStandardOutput()).object(),
            client.readAllStandardError()};
}

void TestBench::case_isMeasured_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("delivers");
    QTest::newRow("connections until they are ready") << "connect" << false;
    QTest::newRow("rest, and one message of each") << "idle" << true;
    QTest::newRow("one room") << "fan-out" << true;
    QTest::newRow("many rooms at a steady rate") << "rooms" << true;
    QTest::newRow("publishers that wait for their acks") << "echo" << true;
    QTest::newRow("rooms while connections come and go") << "mixed" << true;
    QTest::newRow("everybody cut off at once") << "storm" << false;
}

void TestBench::case_isMeasured()
{
    QFETCH(QString, name);
    QFETCH(bool, delivers);
    const auto outcome = bench({name, QStringLiteral("--url"), m_url, QStringLiteral("--secret"), m_secret,
                                QStringLiteral("--connections"), QStringLiteral("50"), QStringLiteral("--tenants"),
                                QStringLiteral("5"), QStringLiteral("--rate"), QStringLiteral("2000"),
                                QStringLiteral("--duration"), QStringLiteral("0.5"), QStringLiteral("--warmup"),
                                QStringLiteral("0.1"), QStringLiteral("--server-pid"),
                                QString::number(m_hub.processId()), QStringLiteral("--json")});
    QVERIFY2(outcome.exitCode == 0, outcome.complaint.constData());
    QCOMPARE(outcome.report[QStringLiteral("case")].toString(), name);
    QCOMPARE(outcome.report[QStringLiteral("connectMs")].toObject()[QStringLiteral("count")].toInt(), 50);
    QCOMPARE(outcome.report[QStringLiteral("refused")].toInt(), 0);
    QCOMPARE(outcome.report[QStringLiteral("lost")].toInt(), 0);
    QVERIFY(outcome.report[QStringLiteral("pssAfter")].toDouble() > 0);
    QCOMPARE(outcome.report[QStringLiteral("delivered")].toInt() > 0, delivers);
    QCOMPARE(outcome.report[QStringLiteral("acknowledged")].toInt() > 0, delivers);
    QCOMPARE(outcome.report[QStringLiteral("comebackSeconds")].toDouble() > 0, name == QStringLiteral("storm"));
}

void TestBench::wrongSecret_isNotAuthorised()
{
    const auto outcome = bench({QStringLiteral("connect"), QStringLiteral("--url"), m_url, QStringLiteral("--secret"),
                                fileWith(QStringLiteral("other"), QByteArray(48, 'x')), QStringLiteral("--connections"),
                                QStringLiteral("1")});
    QCOMPARE(outcome.exitCode, 4);
    QVERIFY(outcome.complaint.contains("Authentication error"));
}

void TestBench::noServer_isNotReachable()
{
    // Nobody listens on the discard port of loopback.
    const auto outcome = bench({QStringLiteral("connect"), QStringLiteral("--url"), QStringLiteral("ws://127.0.0.1:9"),
                                QStringLiteral("--protocol"), QStringLiteral("websocket"),
                                QStringLiteral("--connections"), QStringLiteral("1")});
    QCOMPARE(outcome.exitCode, 3);
}

void TestBench::otherMachine_isRefused()
{
    const auto outcome = bench({QStringLiteral("connect"), QStringLiteral("--url"), QStringLiteral("ws://192.0.2.1:9"),
                                QStringLiteral("--protocol"), QStringLiteral("websocket")});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.complaint.contains("--allow-remote"));
}

OPSROOM_TEST(TestBench)
#include "tst_bench.moc"

#include "client/bench/target.h"

#include "client/bench/bench_run.h"
#include "tests/support/test_case.h"

using opsroom::bench::BenchOptions;
using opsroom::bench::BenchRun;
using opsroom::bench::Target;

class TestTarget : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void url_isUnderstood_data();
    void url_isUnderstood();
    void url_isRefused_data();
    void url_isRefused();
    void anotherMachine_isNotLoadedUnasked();
};

void TestTarget::url_isUnderstood_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<bool>("isLoopback");
    QTest::newRow("plain") << QByteArray("ws://127.0.0.1:3001") << false << true;
    QTest::newRow("http is the same") << QByteArray("http://127.0.0.2:3001/") << false << true;
    QTest::newRow("TLS") << QByteArray("wss://127.0.0.1:3001") << true << true;
    QTest::newRow("IPv6") << QByteArray("ws://[::1]:3001") << false << true;
    QTest::newRow("another machine") << QByteArray("ws://192.0.2.1:3001") << false << false;
}

void TestTarget::url_isUnderstood()
{
    QFETCH(QByteArray, url);
    const auto target = Target::of(url.toStdString());
    QVERIFY(target);
    QTEST(target->isTls, "isTls");
    QTEST(target->isLoopback, "isLoopback");
}

void TestTarget::url_isRefused_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("no scheme") << QByteArray("127.0.0.1:3001");
    QTest::newRow("another scheme") << QByteArray("ftp://127.0.0.1:3001");
    QTest::newRow("no port") << QByteArray("ws://127.0.0.1");
    QTest::newRow("a path") << QByteArray("ws://127.0.0.1:3001/room");
}

void TestTarget::url_isRefused()
{
    QFETCH(QByteArray, url);
    QVERIFY(!Target::of(url.toStdString()));
}

void TestTarget::anotherMachine_isNotLoadedUnasked()
{
    BenchOptions options;
    options.url = "ws://192.0.2.1:3001";
    const auto outcome = BenchRun::run(options.withDefaults(), [](const auto & /*progress*/) { return true; });
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, opsroom::bench::BenchFailure::Kind::Usage);
    QVERIFY(outcome.error().text.find("--allow-remote") != std::string::npos);
}

OPSROOM_TEST(TestTarget)
#include "tst_target.moc"

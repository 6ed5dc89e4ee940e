#include "client/bench/process_probe.h"

#include "tests/support/test_case.h"

#include <unistd.h>

using opsroom::bench::ProcessProbe;

class TestProcessProbe : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void statLine_isReadBehindTheName_data();
    void statLine_isReadBehindTheName();
    void ownProcess_usesMemory();
    void noProcess_readsAsZero();
    void goneProcess_isNotReadable();
};

void TestProcessProbe::statLine_isReadBehindTheName_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<double>("seconds");
    QTest::newRow("usual") << QByteArray("7 (hub) S 1 7 7 0 -1 0 10 0 0 0 150 50 0 0 20 0") << 2.0;
    QTest::newRow("name with blank and parenthesis")
        << QByteArray("7 (a ) b) S 1 7 7 0 -1 0 10 0 0 0 150 50 0 0 20 0") << 2.0;
    QTest::newRow("cut off") << QByteArray("7 (hub) S 1 7") << 0.0;
    QTest::newRow("nothing") << QByteArray() << 0.0;
}

void TestProcessProbe::statLine_isReadBehindTheName()
{
    QFETCH(QByteArray, line);
    QFETCH(double, seconds);
    QCOMPARE(ProcessProbe::cpuSecondsOf(line.toStdString(), 100), seconds);
}

void TestProcessProbe::ownProcess_usesMemory()
{
    const ProcessProbe probe(::getpid());
    QVERIFY(probe.isReadable());
    QVERIFY(probe.pssBytes() > 100'000);
}

void TestProcessProbe::noProcess_readsAsZero()
{
    const ProcessProbe probe(0);
    QVERIFY(probe.isReadable());
    QCOMPARE(probe.pssBytes(), std::uint64_t{0});
    QCOMPARE(probe.cpuSeconds(), 0.0);
}

void TestProcessProbe::goneProcess_isNotReadable()
{
    QVERIFY(!ProcessProbe(std::int64_t{1} << 40).isReadable());
}

OPSROOM_TEST(TestProcessProbe)
#include "tst_process_probe.moc"

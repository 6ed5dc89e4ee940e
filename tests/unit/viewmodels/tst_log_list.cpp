#include "qml/viewmodels/log_list_model.h"
#include "tests/support/test_case.h"
#include "tests/unit/viewmodels/samples.h"

#include <QtTest/QAbstractItemModelTester>

using namespace opsroom::viewmodels;
using namespace opsroom::test;

namespace {

QByteArray line(const char *level, const QByteArray &event, const QByteArray &fields = {})
{
    return "{\"time\":\"2026-11-25T03:40:02.048Z\",\"level\":\"" + QByteArray(level)
           + "\",\"category\":\"opsroom.node\",\"event\":\"" + event + "\"" + fields + "}";
}

} // namespace

class TestLogList : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void line_isTakenApart();
    void textThatIsNoLine_isShownAsItIs();
    void filter_appliesToWhatIsThereAndWhatArrives();
    void list_isBounded();
    void randomOperations_keepTheModelSound();
};

void TestLogList::line_isTakenApart()
{
    LogListModel log;
    const QAbstractItemModelTester tester(&log);
    log.append({line("warning", "ready", ",\"url\":\"http://127.0.0.1:1\",\"sessions\":2,\"isFine\":true")});
    const QModelIndex row = log.index(0);
    QCOMPARE(row.data(LogListModel::TimeTextRole).toString(), QStringLiteral("03:40:02.048"));
    QCOMPARE(row.data(LogListModel::LevelRole).toInt(), static_cast<int>(LogListModel::Warning));
    QCOMPARE(row.data(LogListModel::LevelTextRole).toString(), QStringLiteral("warning"));
    QCOMPARE(row.data(LogListModel::CategoryRole).toString(), QStringLiteral("opsroom.node"));
    QCOMPARE(row.data(LogListModel::EventRole).toString(), QStringLiteral("ready"));
    QCOMPARE(row.data(LogListModel::FieldsRole).toString(),
             QStringLiteral("url=http://127.0.0.1:1 sessions=2 isFine=true"));
}

void TestLogList::textThatIsNoLine_isShownAsItIs()
{
    LogListModel log;
    log.append({"plain words"});
    QCOMPARE(log.index(0).data(LogListModel::EventRole).toString(), QStringLiteral("plain words"));
}

void TestLogList::filter_appliesToWhatIsThereAndWhatArrives()
{
    LogListModel log;
    const QAbstractItemModelTester tester(&log);
    log.append({line("debug", "a"), line("info", "b"), line("error", "c")});
    QCOMPARE(log.count(), 2);
    log.setLeast(LogListModel::Error);
    log.append({line("error", "d"), line("info", "e")});
    QCOMPARE(log.count(), 2);
    QCOMPARE(log.index(0).data(LogListModel::EventRole).toString(), QStringLiteral("d"));
    log.setLeast(LogListModel::Debug);
    QCOMPARE(log.count(), 5);
    log.setSearchText(QStringLiteral("NODE"));
    QCOMPARE(log.count(), 5);
    log.setSearchText(QStringLiteral("nowhere"));
    QCOMPARE(log.count(), 0);
    QCOMPARE(log.total(), 5);
}

void TestLogList::list_isBounded()
{
    LogListModel log;
    const QAbstractItemModelTester tester(&log);
    QByteArrayList lines;
    for (std::size_t i = 0; i < LogListModel::kMostLines + 7; ++i)
        lines.append(line("info", QByteArray::number(static_cast<qulonglong>(i))));
    log.append(lines);
    QCOMPARE(log.total(), static_cast<int>(LogListModel::kMostLines));
    QCOMPARE(log.index(log.count() - 1).data(LogListModel::EventRole).toString(), QStringLiteral("7"));
}

void TestLogList::randomOperations_keepTheModelSound()
{
    QRandomGenerator random = seededRandom();
    LogListModel log;
    const QAbstractItemModelTester tester(&log);
    QSignalSpy reset(&log, &QAbstractItemModel::modelReset);
    int total = 0;
    for (int step = 0; step < 200; ++step) {
        switch (random.bounded(4)) {
        case 0:
            log.setLeast(static_cast<LogListModel::Level>(random.bounded(4)));
            break;
        case 1:
            log.setSearchText(random.bounded(2) == 0 ? QString() : QString::number(random.bounded(5)));
            break;
        default: {
            QByteArrayList lines;
            for (int i = random.bounded(60); i > 0; --i) {
                lines.append(
                    line(random.bounded(2) == 0 ? "info" : "warning", QByteArray::number(random.bounded(100))));
                total = std::min(total + 1, static_cast<int>(LogListModel::kMostLines));
            }
            log.append(lines);
        }
        }
        QCOMPARE(log.total(), total);
        QVERIFY(log.count() <= total);
    }
    QCOMPARE(reset.count(), 0);
}

OPSROOM_TEST(TestLogList)
#include "tst_log_list.moc"

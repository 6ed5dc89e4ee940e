#include "qml/viewmodels/export_view_model.h"
#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/transaction_export.h"
#include "qml/viewmodels/transactions_view_model.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"
#include "tests/unit/viewmodels/samples.h"

#include <QtCore/QTemporaryDir>

using namespace opsroom::viewmodels;
using namespace opsroom::test;

class TestExport : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void cell_isWhatASpreadsheetReads_data();
    void cell_isWhatASpreadsheetReads();
    void amount_isExact_data();
    void amount_isExact();
    void jsonLines_areTheEventsAsTheyCame();
    void csvFile_holdsWhatTheScopeSays_data();
    void csvFile_holdsWhatTheScopeSays();
    void unwritableFile_isSaid();
    void cancelledExport_leavesNoFile();
    void secondExport_waitsForTheFirst();

private:
    const QTemporaryDir m_dir;
};

void TestExport::cell_isWhatASpreadsheetReads_data()
{
    QTest::addColumn<QString>("party");
    QTest::addColumn<QByteArray>("cell");
    const auto row = [](const char *name, const char *party, const char *cell) {
        QTest::newRow(name) << QString::fromUtf8(party) << QByteArray(cell);
    };
    row("plain words", "Run Jericho", ",Run Jericho,");
    row("comma", "Smith, John", ",\"Smith, John\",");
    row("quotation marks", "The \"Old\" Mill", ",\"The \"\"Old\"\" Mill\",");
    row("letters beyond ASCII", "Müller €", ",Müller €,");
    row("formula", "=HYPERLINK(1)", ",'=HYPERLINK(1),");
    row("formula with a comma", "=SUM(1,2)", ",\"'=SUM(1,2)\",");
    row("plus", "+1+1", ",'+1+1,");
    row("minus", "-1+1", ",'-1+1,");
    row("at", "@SUM", ",'@SUM,");
    row("a negative number is no formula", "-12.50", ",-12.50,");
    row("markup stays text", "<b>x</b>", ",<b>x</b>,");
}

void TestExport::cell_isWhatASpreadsheetReads()
{
    QFETCH(QString, party);
    QFETCH(QByteArray, cell);
    const QByteArray line = csvLine(transaction({.party = party}));
    QVERIFY2(line.contains(",GBP" + cell + "w-1,"), line.constData());
    QVERIFY(line.endsWith("\r\n"));
}

void TestExport::amount_isExact_data()
{
    QTest::addColumn<QString>("amount");
    QTest::newRow("no grouping") << QStringLiteral("1234567.80");
    QTest::newRow("larger than any double holds") << QStringLiteral("90071992547409931234567.01");
    QTest::newRow("many decimals") << QStringLiteral("0.000000000000000001");
    QTest::newRow("negative, and no formula") << QStringLiteral("-500.00");
}

void TestExport::amount_isExact()
{
    QFETCH(QString, amount);
    const QByteArray line = csvLine(transaction({.amount = amount}));
    QVERIFY2(line.contains("," + amount.toLatin1() + ",GBP,"), line.constData());
}

void TestExport::jsonLines_areTheEventsAsTheyCame()
{
    opsroom::client::TransactionUpdate update = transaction({});
    QCOMPARE(jsonLine(update), update.json + '\n');
    update.json = "{\"a\":\n1.50}";
    QCOMPARE(jsonLine(update), QByteArray("{\"a\": 1.50}\n"));
}

void TestExport::csvFile_holdsWhatTheScopeSays_data()
{
    QTest::addColumn<ExportViewModel::Scope>("scope");
    QTest::addColumn<int>("rows");
    QTest::newRow("selection") << ExportViewModel::Selection << 1;
    QTest::newRow("what the filter shows") << ExportViewModel::Filtered << 3;
    QTest::newRow("all") << ExportViewModel::All << 20;
}

void TestExport::csvFile_holdsWhatTheScopeSays()
{
    QFETCH(ExportViewModel::Scope, scope);
    QFETCH(int, rows);
    const FakeClock clock;
    SettingsViewModel settings(m_dir.filePath(QStringLiteral("settings.ini")));
    const AlertListModel alerts(clock, settings);
    TransactionsViewModel page(settings, alerts);
    page.append(transactions(1, 20));
    page.filter()->setText(QStringLiteral("tx:tx-3,tx-4,tx-5"));
    page.toggleSelected(0);

    const QString path = m_dir.filePath(QStringLiteral("out.csv"));
    QSignalSpy finished(page.exporter(), &ExportViewModel::finished);
    page.exportTo(QUrl::fromLocalFile(path), ExportViewModel::Csv, scope);
    QVERIFY(finished.wait());
    QVERIFY2(!page.exporter()->hasFailed(), qPrintable(page.exporter()->message()));
    QCOMPARE(page.exporter()->message(), QStringLiteral("%1 rows written to out.csv").arg(rows));
    QCOMPARE(page.exporter()->progress(), 1.0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.startsWith(csvHeader()));
    QCOMPARE(text.count("\r\n"), rows + 1);
}

void TestExport::unwritableFile_isSaid()
{
    ExportViewModel exporter;
    QSignalSpy finished(&exporter, &ExportViewModel::finished);
    const QString path = m_dir.filePath(QStringLiteral("no/such/folder/out.csv"));
    QVERIFY(exporter.start(transactions(1, 3), ExportViewModel::Csv, QUrl::fromLocalFile(path)));
    QVERIFY(finished.wait());
    QVERIFY(exporter.hasFailed());
    QVERIFY2(exporter.message().startsWith(QStringLiteral("out.csv could not be written: ")),
             qPrintable(exporter.message()));
}

void TestExport::cancelledExport_leavesNoFile()
{
    ExportViewModel exporter;
    QSignalSpy finished(&exporter, &ExportViewModel::finished);
    const QString path = m_dir.filePath(QStringLiteral("cancelled.jsonl"));
    // Shared copies: many rows cost little here, and take the writer long enough.
    const QList<opsroom::client::TransactionUpdate> many(200'000, transaction({}));
    QVERIFY(exporter.start(many, ExportViewModel::JsonLines, QUrl::fromLocalFile(path)));
    exporter.cancel();
    QVERIFY(finished.wait(30'000));
    QCOMPARE(exporter.message(), QStringLiteral("Stopped; nothing was written"));
    QVERIFY(!QFile::exists(path));
}

void TestExport::secondExport_waitsForTheFirst()
{
    ExportViewModel exporter;
    QSignalSpy finished(&exporter, &ExportViewModel::finished);
    const QUrl file = QUrl::fromLocalFile(m_dir.filePath(QStringLiteral("first.jsonl")));
    QVERIFY(exporter.start(transactions(1, 100), ExportViewModel::JsonLines, file));
    QVERIFY(!exporter.start(transactions(1, 100), ExportViewModel::JsonLines, file));
    QVERIFY(finished.wait());
    QVERIFY(exporter.start(transactions(1, 1), ExportViewModel::JsonLines, file));
    QVERIFY(finished.wait());
    QCOMPARE(finished.count(), 2);
}

OPSROOM_TEST(TestExport)
#include "tst_export.moc"

#include "core/base/error.h"
#include "core/contract/close_code.h"
#include "core/protocol/engineio/packet.h"
#include "core/protocol/socketio/packet.h"
#include "tests/support/test_case.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

using namespace opsroom;

/// docs/protocol.md is the contract: what it shows must be what the code does.
class TestProtocolPage : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void example_decodes_data();
    void example_decodes();
    void errorRow_saysWhatTheCodeSays_data();
    void errorRow_saysWhatTheCodeSays();
    void closeRow_saysWhatTheCodeSays_data();
    void closeRow_saysWhatTheCodeSays();

private:
    [[nodiscard]] QStringList linesMatching(const QString &section, const QRegularExpression &pattern) const;

    QString m_page;
};

void TestProtocolPage::initTestCase()
{
    QFile file(QStringLiteral(OPSROOM_SOURCE_DIR "/docs/protocol.md"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    m_page = QString::fromUtf8(file.readAll());
}

QStringList TestProtocolPage::linesMatching(const QString &section, const QRegularExpression &pattern) const
{
    const qsizetype begin = m_page.indexOf(QStringLiteral("\n## ") + section);
    const qsizetype end = m_page.indexOf(QStringLiteral("\n## "), begin + 1);
    QStringList lines;
    for (const QString &line : m_page.mid(begin, end - begin).split(u'\n')) {
        if (pattern.match(line).hasMatch())
            lines.append(line);
    }
    return lines;
}

void TestProtocolPage::example_decodes_data()
{
    QTest::addColumn<QString>("line");
    const QRegularExpression fence(QStringLiteral("```socketio (?:client|hub)\n(.*?)```"),
                                   QRegularExpression::DotMatchesEverythingOption);
    int examples = 0;
    for (auto block = fence.globalMatch(m_page); block.hasNext();) {
        for (const QString &line : block.next().captured(1).split(u'\n', Qt::SkipEmptyParts)) {
            QTest::newRow(qPrintable(line.left(60))) << line;
            ++examples;
        }
    }
    QVERIFY(examples >= 9);
}

void TestProtocolPage::example_decodes()
{
    QFETCH(QString, line);
    const std::string text = line.toStdString();
    const auto message = engineio::decodeText(text);
    QVERIFY(message && message->type == engineio::PacketType::Message);
    const auto packet = socketio::decodeHead(message->data, {});
    QVERIFY2(packet.has_value(), packet ? "" : packet.error().detail.c_str());
    json::Document document;
    const auto body = decodeBody(*packet, document, {});
    QVERIFY2(body.has_value(), body ? "" : body.error().detail.c_str());
}

void TestProtocolPage::errorRow_saysWhatTheCodeSays_data()
{
    QTest::addColumn<QString>("line");
    const QStringList rows = linesMatching(QStringLiteral("Error codes"),
                                           QRegularExpression(QStringLiteral("^\\| 1\\d\\d \\|")));
    QCOMPARE(rows.size(), 13);
    for (const QString &row : rows)
        QTest::newRow(qPrintable(row)) << row;
}

void TestProtocolPage::errorRow_saysWhatTheCodeSays()
{
    QFETCH(QString, line);
    const QStringList cells = line.split(u'|');
    const ErrorTraits &traits = traitsOf(static_cast<ErrorCode>(cells[1].trimmed().toInt()));
    QCOMPARE(cells[2].trimmed().toStdString(), std::string(traits.message));
    QCOMPARE(cells[3].trimmed() == QStringLiteral("yes"), traits.temporary);
    QCOMPARE(cells[4].trimmed().toInt(), int(traits.httpStatus));
}

void TestProtocolPage::closeRow_saysWhatTheCodeSays_data()
{
    QTest::addColumn<QString>("line");
    const QStringList rows = linesMatching(QStringLiteral("Close codes"),
                                           QRegularExpression(QStringLiteral("^\\| 3\\d\\d\\d \\| \\w")));
    QVERIFY(rows.size() >= 7);
    for (const QString &row : rows)
        QTest::newRow(qPrintable(row)) << row;
}

void TestProtocolPage::closeRow_saysWhatTheCodeSays()
{
    QFETCH(QString, line);
    const QStringList cells = line.split(u'|');
    const auto code = static_cast<contract::CloseCode>(cells[1].trimmed().toInt());
    QCOMPARE(cells[2].trimmed().toStdString(), std::string(contract::reasonOf(code)));
}

OPSROOM_TEST(TestProtocolPage)
#include "tst_protocol_page.moc"

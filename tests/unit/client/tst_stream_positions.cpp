#include "client/lib/stream_positions.h"
#include "core/protocol/json/document.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using client::StreamPositions;
using Verdict = client::StreamPositions::Verdict;

namespace {

constexpr const char *kAtFive = R"({"streams":[{"tenantId":"acme","epoch":"e1","seq":5}]})";

} // namespace

/// How far a client has its streams: what it asks for after a loss, what it holds back, and what it finds missing.
class StreamPositionsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_positions = {};
    }
    void nothingKnown_nothingAsked();
    void asksFromTheLastReceived();
    void whatIsLive_waitsForWhatIsOlder();
    void lossWhileCatchingUp_goesOnFromThere();
    void answers_data();
    void answers();
    void answerThatLeadsNowhere_isALoss();
    void strangerStream_needsItsEpoch();
    void refusedStream_isForgotten();
    void tooManyStreams_areNotFollowed();

private:
    json::Value parse(const std::string &text)
    {
        m_text = text;
        return *m_document.parse(m_text);
    }
    Verdict event(int seq, const std::string &tenant = "acme")
    {
        return m_positions.judge(parse(R"({"tenantId":")" + tenant + R"(","seq":)" + std::to_string(seq) + '}'));
    }
    void resumed(const std::string &answer)
    {
        m_positions.onResumed(parse(R"({"streams":[{"tenantId":"acme",)" + answer + "}]}"));
    }
    /// Lost at 7, and back.
    void comeBack()
    {
        m_positions.onConnected(parse(kAtFive));
        event(6);
        event(7);
        m_positions.onLost();
    }

    StreamPositions m_positions;
    json::Document m_document;
    std::string m_text;
};

void StreamPositionsTest::nothingKnown_nothingAsked()
{
    QCOMPARE(m_positions.resumeJson(), QByteArray());
    QCOMPARE(m_positions.judge(parse(R"({"activeConnections":1})")), Verdict::Pass);
    QCOMPARE(m_positions.resumeJson(), QByteArray());
}

void StreamPositionsTest::asksFromTheLastReceived()
{
    m_positions.onConnected(parse(kAtFive));
    QCOMPARE(m_positions.resumeJson(), QByteArray(R"({"streams":[{"tenantId":"acme","epoch":"e1","seq":5}]})"));
    QCOMPARE(event(8), Verdict::Pass);
    QCOMPARE(m_positions.resumeJson(), QByteArray(R"({"streams":[{"tenantId":"acme","epoch":"e1","seq":8}]})"));
    m_positions.onConnected(parse(R"({"streams":[{"tenantId":"acme","epoch":"e1","seq":20}]})"));
    QVERIFY2(m_positions.resumeJson().contains("8}"), "what the hub has is not what we have");
}

void StreamPositionsTest::whatIsLive_waitsForWhatIsOlder()
{
    comeBack();
    resumed(R"("ok":true,"epoch":"e1","seq":9,"recovered":2,"isComplete":false,"lastSeq":12)");
    QVERIFY(m_positions.isCatchingUp());
    QCOMPARE(event(13), Verdict::Hold);
    const auto requests = m_positions.requests();
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests[0].argumentJson, QByteArray(R"({"tenantId":"acme","epoch":"e1","seq":9,"until":13})"));
    QCOMPARE(event(10), Verdict::Pass);
    QVERIFY(m_positions.onAnswer(
        requests[0], parse(R"({"ok":true,"epoch":"e1","seq":12,"recovered":3,"isComplete":true,"lastSeq":13})")));
    QCOMPARE(event(13), Verdict::Pass);
    QCOMPARE(m_positions.outcome().recovered, quint64{5});
    QVERIFY(!m_positions.outcome().isGap());
}

void StreamPositionsTest::lossWhileCatchingUp_goesOnFromThere()
{
    comeBack();
    resumed(R"("ok":true,"epoch":"e1","seq":9,"recovered":2,"isComplete":false,"lastSeq":12)");
    QCOMPARE(event(13), Verdict::Hold);
    m_positions.onLost();
    QVERIFY(m_positions.resumeJson().contains(R"("seq":9})"));
}

void StreamPositionsTest::answers_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<quint64>("lost");
    QTest::addColumn<bool>("isExact");
    QTest::addColumn<QString>("asked"); ///< next
    QTest::newRow("part is forgotten") << R"("code":112,"epoch":"e1","firstSeq":10,"lastSeq":12)" << quint64{2} << true
                                       << R"("seq":9,"until":13)";
    QTest::newRow("all is forgotten") << R"("code":112,"epoch":"e1","firstSeq":null,"lastSeq":12)" << quint64{5} << true
                                      << "";
    QTest::newRow("the numbering began anew") << R"("code":112,"epoch":"e2","firstSeq":1,"lastSeq":3)" << quint64{0}
                                              << false << R"("epoch":"e2","seq":0,"until":4)";
    QTest::newRow("and nothing was published since")
        << R"("code":112,"epoch":"e2","firstSeq":null,"lastSeq":0)" << quint64{0} << false << "";
}

void StreamPositionsTest::answers()
{
    QFETCH(QString, answer);
    QFETCH(quint64, lost);
    QFETCH(bool, isExact);
    QFETCH(QString, asked);
    comeBack();
    resumed(answer.toStdString());
    QCOMPARE(m_positions.outcome().lost, lost);
    QCOMPARE(m_positions.outcome().isExact, isExact);
    QVERIFY(m_positions.outcome().isGap());
    QCOMPARE(m_positions.isCatchingUp(), !asked.isEmpty());
    if (!asked.isEmpty())
        QVERIFY(m_positions.requests().front().argumentJson.contains(asked.toUtf8()));
}

void StreamPositionsTest::answerThatLeadsNowhere_isALoss()
{
    comeBack();
    resumed(R"("ok":true,"epoch":"e1","seq":9,"recovered":2,"isComplete":false,"lastSeq":12)");
    QVERIFY(m_positions.onAnswer(
        m_positions.requests()[0],
        parse(R"({"ok":true,"epoch":"e1","seq":9,"recovered":0,"isComplete":false,"lastSeq":12})")));
    QCOMPARE(m_positions.outcome().lost, quint64{3});
    QVERIFY(!m_positions.isCatchingUp());
}

void StreamPositionsTest::strangerStream_needsItsEpoch()
{
    QCOMPARE(event(3, "late"), Verdict::Unknown);
    QCOMPARE(event(4, "late"), Verdict::Pass);
    QCOMPARE(m_positions.resumeJson(), QByteArray());
    m_positions.learnEpoch(QStringLiteral("late"), parse(R"({"ok":true,"epoch":"e9"})"));
    QCOMPARE(m_positions.resumeJson(), QByteArray(R"({"streams":[{"tenantId":"late","epoch":"e9","seq":4}]})"));
}

void StreamPositionsTest::refusedStream_isForgotten()
{
    comeBack();
    resumed(R"("code":103,"message":"permission denied","temporary":false)");
    QCOMPARE(m_positions.resumeJson(), QByteArray());
    QVERIFY(m_positions.outcome().isGap());
}

void StreamPositionsTest::tooManyStreams_areNotFollowed()
{
    for (int i = 0; i < StreamPositions::kMostTenants; ++i)
        QCOMPARE(event(1, "t-" + std::to_string(i)), Verdict::Unknown);
    QCOMPARE(event(1, "one-more"), Verdict::Pass);
}

OPSROOM_TEST(StreamPositionsTest)
#include "tst_stream_positions.moc"

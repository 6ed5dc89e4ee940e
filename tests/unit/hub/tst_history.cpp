#include "tests/security/hub_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t kService = 1;
constexpr std::uint64_t kUser = 2;
constexpr std::uint64_t kOfficer = 3;
constexpr std::uint64_t kSubject = 4;  ///< of the role compliance, and the user whom the alert is about
constexpr std::uint64_t kStranger = 5; ///< of another tenant

bool has(const std::string &json, std::string_view part)
{
    return json.find(part) != std::string::npos;
}

} // namespace

/// What was published can be had again: complete, in order, by whom it was for and by nobody else; or the hub says
/// what is missing.
class HistoryTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_hub.emplace();
        enter(kService, "svc", "acme", "service");
        enter(kUser, "ute", "acme", "user");
        enter(kOfficer, "olga", "acme", "compliance");
        enter(kSubject, "sam", "acme", "compliance");
        enter(kStranger, "otto", "other", "user");
        for (int i = 1; i <= 5; ++i)
            publish("t-" + std::to_string(i));
    }
    void resumesInOrder();
    void resumeStopsBeforeWhatCameLive();
    void resumeSaysWhatIsMissing_data();
    void resumeSaysWhatIsMissing();
    void forgetsByCountAndAge();
    void alertsKeepTheirAudience();
    void channelsOfTheMemberOnly();
    void pagesBack();
    void longAbsenceTakesSeveralAnswers();

private:
    void enter(std::uint64_t session, const char *user, const char *tenant, const char *role)
    {
        m_members[session] = m_hub->enter(session, m_hub->claims(user, tenant, role));
    }
    std::string ask(std::uint64_t session, std::string_view event, std::string_view json)
    {
        return m_hub->ask(m_members[session], session, event, json);
    }
    void publish(const std::string &id)
    {
        const std::string ack = ask(kService, "transaction-update",
                                    R"({"transactionId":")" + id + R"(","status":"completed"})");
        QVERIFY2(has(ack, R"("ok":true)"), ack.c_str());
    }
    [[nodiscard]] std::string epoch()
    {
        const std::string page = ask(kService, "history", R"({"limit":1})");
        const std::size_t begin = page.find("epoch") + 8;
        return page.substr(begin, page.find(',', begin) - 1 - begin);
    }
    std::string resume(std::uint64_t session, std::uint64_t seq, const std::string &more = {})
    {
        const std::string of = epoch();
        m_hub->sink.received[session].clear();
        return ask(session, "resume", R"({"epoch":")" + of + R"(","seq":)" + std::to_string(seq) + more + '}');
    }
    /// Stamped numbers of the publications that a session got, in their order.
    [[nodiscard]] QList<int> seqs(std::uint64_t session)
    {
        QList<int> all;
        for (const auto &one : m_hub->sink.received[session]) {
            if (const std::size_t at = one.json.rfind(R"("seq":)"); !one.name.empty() && at != std::string::npos)
                all.append(std::stoi(one.json.substr(at + 6)));
        }
        return all;
    }

    std::optional<test::HubUnderTest> m_hub;
    std::map<std::uint64_t, hub::MemberId> m_members;
};

void HistoryTest::resumesInOrder()
{
    const std::string answer = resume(kUser, 2);
    QVERIFY2(has(answer, R"("ok":true)") && has(answer, R"("seq":5,"recovered":3,"isComplete":true)"), answer.c_str());
    QCOMPARE(seqs(kUser), (QList<int>{3, 4, 5}));
    QVERIFY(has(resume(kUser, 5), R"("recovered":0,"isComplete":true)"));
    QCOMPARE(seqs(kUser), QList<int>());
}

void HistoryTest::resumeStopsBeforeWhatCameLive()
{
    const std::string answer = resume(kUser, 1, R"(,"until":4)");
    QVERIFY2(has(answer, R"("seq":3,"recovered":2,"isComplete":true)"), answer.c_str());
    QCOMPARE(seqs(kUser), (QList<int>{2, 3}));
}

void HistoryTest::resumeSaysWhatIsMissing_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("expected");
    QTest::newRow("another epoch") << R"({"epoch":"old","seq":2})"
                                   << R"("code":112)";
    QTest::newRow("and what can be had") << R"({"epoch":"old","seq":2})"
                                         << R"("firstSeq":1,"lastSeq":5})";
    QTest::newRow("no epoch") << R"({"seq":2})"
                              << R"("code":107)";
    QTest::newRow("no seq") << R"({"epoch":"x"})"
                            << R"("code":107)";
    QTest::newRow("a negative seq") << R"({"epoch":"x","seq":-1})"
                                    << R"("code":107)";
    QTest::newRow("no object") << "1"
                               << R"("code":107)";
}

void HistoryTest::resumeSaysWhatIsMissing()
{
    QFETCH(QString, argument);
    QFETCH(QString, expected);
    m_hub->sink.received[kUser].clear();
    const std::string answer = ask(kUser, "resume", argument.toStdString());
    QVERIFY2(has(answer, expected.toStdString()), answer.c_str());
    QCOMPARE(seqs(kUser), QList<int>());
    QVERIFY(has(resume(kUser, 6), R"("code":112)")); // of the future
}

void HistoryTest::forgetsByCountAndAge()
{
    for (int i = 6; i <= 1002; ++i)
        publish("t-" + std::to_string(i));
    QVERIFY(has(resume(kUser, 1), R"("code":112)"));
    QVERIFY(has(resume(kUser, 1), R"("firstSeq":3,"lastSeq":1002)"));
    QVERIFY(has(resume(kUser, 2), R"("recovered":1000,"isComplete":true)"));
    m_hub->clock.advance(5min + 1ms);
    const std::string old = resume(kUser, 1001);
    QVERIFY2(has(old, R"("code":112)") && has(old, R"("firstSeq":null)"), old.c_str());
    QVERIFY(has(resume(kUser, 1002), R"("isComplete":true)"));
}

void HistoryTest::alertsKeepTheirAudience()
{
    ask(kService, "compliance-alert", R"({"alertId":"a-1","message":"m","subject":{"userId":"sam"}})");
    for (const std::uint64_t session : {kUser, kSubject, kService}) {
        resume(session, 5);
        QCOMPARE(seqs(session), QList<int>());
        QVERIFY(!has(ask(session, "history", "{}"), "a-1"));
    }
    resume(kOfficer, 5);
    QCOMPARE(seqs(kOfficer), (QList<int>{6}));
    QVERIFY(has(ask(kOfficer, "history", R"({"channel":"compliance:alerts"})"), R"("alertId":"a-1")"));
    QVERIFY(has(ask(kUser, "history", R"({"channel":"compliance:alerts"})"), R"("code":103)"));
}

void HistoryTest::channelsOfTheMemberOnly()
{
    QVERIFY(has(ask(kStranger, "history", R"({"channel":"transaction:t-1"})"), R"("events":[])"));
    const std::string page = ask(kUser, "history", R"({"channel":"transaction:t-1"})");
    QVERIFY2(has(page, R"("seq":1)") && !has(page, "t-2"), page.c_str());
}

void HistoryTest::pagesBack()
{
    const std::string first = ask(kUser, "history", R"({"limit":2})");
    QVERIFY2(has(first, R"({"event":"transaction-updated","seq":5,"data":{"transactionId":"t-5")")
                 && has(first, R"("seq":4)") && has(first, R"("before":4)"),
             first.c_str());
    const std::string rest = ask(kUser, "history", R"({"from":4})");
    QVERIFY2(has(rest, R"("seq":3)") && has(rest, R"("seq":1)") && has(rest, R"("before":null)"), rest.c_str());
    QVERIFY(has(ask(kUser, "history", R"({"limit":0})"), R"("code":107)"));
    QVERIFY(has(ask(kUser, "history", R"({"from":"x"})"), R"("code":107)"));
}

void HistoryTest::longAbsenceTakesSeveralAnswers()
{
    const std::string padding(60'000, 'x');
    for (int i = 0; i < 20; ++i)
        ask(kService, "transaction-update",
            R"({"transactionId":"big","status":"completed","padding":")" + padding + R"("})");
    QList<int> all;
    std::uint64_t seq = 5;
    int answers = 0;
    for (bool isComplete = false; !isComplete && answers < 10; ++answers) {
        const std::string answer = resume(kUser, seq);
        isComplete = has(answer, R"("isComplete":true)");
        all += seqs(kUser);
        seq = static_cast<std::uint64_t>(all.last());
    }
    QVERIFY(answers > 1);
    QList<int> expected;
    for (int i = 6; i <= 25; ++i)
        expected.append(i);
    QCOMPARE(all, expected);
}

OPSROOM_TEST(HistoryTest)
#include "tst_history.moc"

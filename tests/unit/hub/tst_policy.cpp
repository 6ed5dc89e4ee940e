#include "server/hub/policy.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using hub::Policy;
using hub::PolicyText;
using Subject = hub::Policy::Subject;

class TestPolicy : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void emptyPolicy_deniesEverything();
    void mostSpecificRule_decidesAlone_data();
    void mostSpecificRule_decidesAlone();
    void unknownRole_isOnlyAuthenticated();
    void malformedPattern_isRefused_data();
    void malformedPattern_isRefused();
    void tooManyRoles_areRefused();
};

namespace {

Policy example()
{
    PolicyText text;
    text.subscribe = {{"*", {"*"}}, {"case:*", {"admin", "auditor"}}, {"case:open:*", {"admin"}}, {"case:open:1", {}}};
    return *Policy::of(text);
}

} // namespace

void TestPolicy::emptyPolicy_deniesEverything()
{
    const Policy policy;
    const std::vector<std::string> roles{"admin", "*", "service"};
    for (const Subject subject : {Subject::Publish, Subject::Receive, Subject::Subscribe, Subject::Service}) {
        QVERIFY(!policy.allows(policy.maskOf(roles), subject, "anything"));
        QVERIFY(!policy.knows(subject, "anything"));
    }
}

void TestPolicy::mostSpecificRule_decidesAlone_data()
{
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("everybody by *") << QByteArray("user") << QByteArray("news") << true;
    QTest::newRow("a prefix goes before *") << QByteArray("user") << QByteArray("case:7") << false;
    QTest::newRow("a role of the prefix") << QByteArray("auditor") << QByteArray("case:7") << true;
    QTest::newRow("a longer prefix goes first") << QByteArray("auditor") << QByteArray("case:open:7") << false;
    QTest::newRow("a role of the longer prefix") << QByteArray("admin") << QByteArray("case:open:7") << true;
    QTest::newRow("an exact name goes first of all") << QByteArray("admin") << QByteArray("case:open:1") << false;
    QTest::newRow("what goes on behind it is another name")
        << QByteArray("admin") << QByteArray("case:open:11") << true;
}

void TestPolicy::mostSpecificRule_decidesAlone()
{
    QFETCH(QByteArray, role);
    QFETCH(QByteArray, name);
    QFETCH(bool, isAllowed);
    const Policy policy = example();
    const std::vector<std::string> roles{role.toStdString()};
    QCOMPARE(policy.allows(policy.maskOf(roles), Subject::Subscribe, name.toStdString()), isAllowed);
    QVERIFY(policy.knows(Subject::Subscribe, name.toStdString()));
}

void TestPolicy::unknownRole_isOnlyAuthenticated()
{
    const Policy policy = example();
    const std::vector<std::string> roles{"made-up"};
    QVERIFY(policy.allows(policy.maskOf(roles), Subject::Subscribe, "news"));
    QVERIFY(!policy.allows(policy.maskOf(roles), Subject::Subscribe, "case:7"));
    QCOMPARE(policy.maskOf("made-up"), hub::RoleMask{0});
}

void TestPolicy::malformedPattern_isRefused_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("star inside") << QByteArray("a*b");
    QTest::newRow("two stars") << QByteArray("a**");
}

void TestPolicy::malformedPattern_isRefused()
{
    QFETCH(QByteArray, pattern);
    PolicyText text;
    text.publish = {{pattern.toStdString(), {"admin"}}};
    const auto policy = Policy::of(text);
    QVERIFY(!policy);
    QCOMPARE(policy.error().code, ErrorCode::BadRequest);
}

void TestPolicy::tooManyRoles_areRefused()
{
    PolicyText text;
    hub::PolicyRule rule{"*", {}};
    for (std::size_t i = 0; i < Policy::kMaxRoles; ++i)
        rule.roles.push_back("role-" + std::to_string(i));
    text.publish = {rule};
    QVERIFY(Policy::of(text));
    text.publish.front().roles.emplace_back("one-more");
    QVERIFY(!Policy::of(text));
}

OPSROOM_TEST(TestPolicy)
#include "tst_policy.moc"

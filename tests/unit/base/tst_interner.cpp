#include "core/base/interner.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::string_literals;
using opsroom::Interner;

class TestInterner : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void equalTexts_haveEqualNumbers();
    void text_isForgottenWithItsLastUser();
    void releasedNumber_isUsedAgain();
    void growth_keepsEveryTextInItsPlace();
};

void TestInterner::equalTexts_haveEqualNumbers()
{
    Interner interner;
    const Interner::Id room = interner.acquire("tenant:acme");
    const Interner::Id user = interner.acquire("user:7");
    QVERIFY(room != user);
    QCOMPARE(interner.acquire("tenant:acme"), room);
    QCOMPARE(interner.find("user:7"), std::optional(user));
    QCOMPARE(interner.text(room), "tenant:acme"s);
    QCOMPARE(interner.size(), std::size_t(2));
}

void TestInterner::text_isForgottenWithItsLastUser()
{
    Interner interner;
    const Interner::Id id = interner.acquire("room");
    QCOMPARE(interner.acquire("room"), id);
    interner.release(id);
    QCOMPARE(interner.find("room"), std::optional(id));
    interner.release(id);
    QCOMPARE(interner.find("room"), std::optional<Interner::Id>());
    QCOMPARE(interner.size(), std::size_t(0));
}

void TestInterner::releasedNumber_isUsedAgain()
{
    Interner interner;
    for (int i = 0; i < 1000; ++i) {
        const Interner::Id id = interner.acquire("a room with a name too long for a short string " + std::to_string(i));
        QCOMPARE(id, Interner::Id(0));
        interner.release(id);
    }
}

void TestInterner::growth_keepsEveryTextInItsPlace()
{
    Interner interner;
    std::vector<Interner::Id> ids;
    for (int i = 0; i < 5000; ++i)
        ids.push_back(interner.acquire(std::to_string(i)));
    for (std::size_t i = 0; i < ids.size(); i += 2)
        interner.release(ids[i]);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const bool kept = i % 2 == 1;
        QCOMPARE(interner.find(std::to_string(i)), kept ? std::optional(ids[i]) : std::nullopt);
    }
}

OPSROOM_TEST(TestInterner)
#include "tst_interner.moc"

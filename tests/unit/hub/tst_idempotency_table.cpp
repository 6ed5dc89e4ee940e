#include "server/hub/idempotency_table.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"

using namespace std::chrono_literals;
using namespace opsroom;
using hub::IdempotencyTable;

class TestIdempotencyTable : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void key_isRememberedForTheWindow();
    void oldestKey_isForgottenBeyondTheCapacity();
    void hash_tellsEventsBodiesAndAttachmentsApart();
};

void TestIdempotencyTable::key_isRememberedForTheWindow()
{
    test::FakeClock clock;
    IdempotencyTable table(5min, 100);
    QVERIFY(table.find("k", clock.steadyNow()) == nullptr);
    table.insert("k", {1, "event", 7}, clock.steadyNow());
    clock.advance(5min - 1ms);
    const auto *entry = table.find("k", clock.steadyNow());
    QVERIFY(entry != nullptr);
    QCOMPARE(entry->seq, 7U);
    QVERIFY(table.find("other", clock.steadyNow()) == nullptr);
    clock.advance(2ms);
    QVERIFY(table.find("k", clock.steadyNow()) == nullptr);
    QCOMPARE(table.size(), 0U);
    QCOMPARE(table.forgottenThrough(), 7U);
}

void TestIdempotencyTable::oldestKey_isForgottenBeyondTheCapacity()
{
    const test::FakeClock clock;
    IdempotencyTable table(5min, 3);
    std::uint64_t seq = 0;
    for (const char *key : {"a", "b", "c", "d"})
        table.insert(key, {.seq = ++seq}, clock.steadyNow());
    QCOMPARE(table.size(), 3U);
    QCOMPARE(table.forgottenThrough(), 1U);
    QVERIFY(table.find("a", clock.steadyNow()) == nullptr);
    QVERIFY(table.find("d", clock.steadyNow()) != nullptr);
}

void TestIdempotencyTable::hash_tellsEventsBodiesAndAttachmentsApart()
{
    const std::vector<std::string> one{"x"};
    const std::vector<std::string> other{"y"};
    const auto hash = IdempotencyTable::hashOf("e", "{}", one);
    QVERIFY(hash == IdempotencyTable::hashOf("e", "{}", one));
    QVERIFY(hash != IdempotencyTable::hashOf("f", "{}", one));
    QVERIFY(hash != IdempotencyTable::hashOf("e", "{ }", one));
    QVERIFY(hash != IdempotencyTable::hashOf("e", "{}", other));
    QVERIFY(hash != IdempotencyTable::hashOf("e", "{}", {}));
}

OPSROOM_TEST(TestIdempotencyTable)
#include "tst_idempotency_table.moc"

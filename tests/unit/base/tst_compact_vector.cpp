#include "core/base/compact_vector.h"
#include "core/base/slab.h"
#include "core/base/slot_index.h"
#include "tests/support/test_case.h"

#include <QtTest>

#include <deque>
#include <map>
#include <random>

using namespace opsroom;

/// The containers that keep a session small, each against the plain one that it stands for.
class TestCompactVector : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void vector_doesWhatAVectorDoes();
    void vector_movesWithItsItems();
    void slotIndex_doesWhatAMapDoes();
    void slab_findsNothingUnderTheKeyOfAnItemThatIsGone();
};

void TestCompactVector::vector_doesWhatAVectorDoes()
{
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same sequence each time
    CompactVector<std::uint32_t, 2> compact;
    std::vector<std::uint32_t> plain;
    for (std::uint32_t step = 0; step < 5000; ++step) {
        // Grows to about 200 items and shrinks again, several times.
        const bool grows = plain.empty() || random() % 100 < (step / 500 % 2 == 0 ? 70U : 30U);
        if (grows) {
            compact.push_back(step);
            plain.push_back(step);
        } else if (random() % 2 == 0) {
            compact.pop_back();
            plain.pop_back();
        } else {
            const std::size_t position = random() % plain.size();
            compact.erase(position);
            plain.erase(plain.begin() + static_cast<std::ptrdiff_t>(position));
        }
        QVERIFY(std::equal(compact.begin(), compact.end(), plain.begin(), plain.end()));
    }
}

void TestCompactVector::vector_movesWithItsItems()
{
    for (const std::uint32_t count : {1U, 2U, 3U, 40U}) {
        CompactVector<std::uint32_t, 2> source;
        for (std::uint32_t i = 0; i < count; ++i)
            source.push_back(i);
        CompactVector<std::uint32_t, 2> target;
        target.push_back(99);
        target = std::move(source);
        QCOMPARE(target.size(), std::size_t(count));
        QCOMPARE(target.back(), count - 1);
    }
}

void TestCompactVector::slotIndex_doesWhatAMapDoes()
{
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same sequence each time
    std::vector<std::uint32_t> values(1000);
    SlotIndex index;
    std::map<std::uint32_t, std::uint32_t> plain; // value -> slot
    // Few hashes, so that chains are long and cross each other.
    const auto hash = [](std::uint32_t value) { return std::size_t{value % 61}; };
    const auto hashOfSlot = [&](std::uint32_t slot) { return hash(values[slot]); };
    std::vector<std::uint32_t> free(1000);
    for (std::uint32_t i = 0; i < 1000; ++i)
        free[i] = i;
    for (int step = 0; step < 20'000; ++step) {
        const auto value = static_cast<std::uint32_t>(random() % 700);
        const auto found = index.find(hash(value), [&](std::uint32_t slot) { return values[slot] == value; });
        const auto known = plain.find(value);
        QCOMPARE(found.has_value(), known != plain.end());
        if (found) {
            QCOMPARE(*found, known->second);
            index.remove(*found, hash(value), hashOfSlot);
            free.push_back(*found);
            plain.erase(known);
        } else {
            const std::uint32_t slot = free.back();
            free.pop_back();
            values[slot] = value;
            index.insert(slot, hash(value), hashOfSlot);
            plain[value] = slot;
        }
        QCOMPARE(index.size(), plain.size());
    }
}

void TestCompactVector::slab_findsNothingUnderTheKeyOfAnItemThatIsGone()
{
    Slab<std::string> slab;
    const auto first = slab.emplace("a text that is too long for its owner's own storage");
    QVERIFY(first.isValid());
    slab.erase(first);
    QVERIFY(slab.find(first) == nullptr);
    QVERIFY(slab.find(slab.keyAt(first.slot)) == nullptr); // a free cell has a key, and nothing behind it
    const auto second = slab.emplace("another");
    QCOMPARE(second.slot, first.slot);
    QVERIFY(slab.find(first) == nullptr);
    QCOMPARE(*slab.find(second), std::string("another"));
    QVERIFY(slab.find({}) == nullptr);
}

OPSROOM_TEST(TestCompactVector)
#include "tst_compact_vector.moc"

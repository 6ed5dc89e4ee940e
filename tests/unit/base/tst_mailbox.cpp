#include "core/base/mailbox.h"
#include "tests/support/test_case.h"

#include <memory>
#include <semaphore>
#include <thread>

using opsroom::Mailbox;

class TestMailbox : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void fourProducers_deliverEachItemOnceAndInOrder();
    void fullMailbox_refusesAndLeavesTheItem();
    void promisedItem_entersAFullMailbox();
    void batch_wakesTheOwnerOnce();
    void itemPushedByTheHandler_waitsForTheNextBatch();
};

void TestMailbox::fourProducers_deliverEachItemOnceAndInOrder()
{
    constexpr int kProducers = 4;
    constexpr int kItems = 5000;
    struct Item
    {
        int producer;
        int number;
    };
    std::counting_semaphore<> awake(0);
    std::atomic<int> wakes = 0;
    Mailbox<Item> mailbox(64, [&] {
        ++wakes;
        awake.release();
    });

    std::vector<std::jthread> producers;
    for (int producer = 0; producer < kProducers; ++producer) {
        producers.emplace_back([producer, &mailbox] {
            for (int number = 0; number < kItems; ++number) {
                while (!mailbox.push({producer, number}))
                    std::this_thread::yield();
            }
        });
    }

    std::array<int, kProducers> next{};
    int batches = 0;
    std::size_t largest = 0;
    bool inOrder = true;
    for (int handled = 0; handled < kProducers * kItems;) {
        awake.acquire();
        const std::size_t batch = mailbox.drain(
            [&](Item &&item) { inOrder = inOrder && item.number == next[static_cast<std::size_t>(item.producer)]++; });
        handled += static_cast<int>(batch);
        batches += batch > 0 ? 1 : 0;
        largest = std::max(largest, batch);
    }
    producers.clear();

    QVERIFY(inOrder);
    QCOMPARE(next, (std::array{kItems, kItems, kItems, kItems}));
    QCOMPARE(wakes.load(), batches);
    QVERIFY(largest <= 64);
    QCOMPARE(mailbox.size(), std::size_t(0));
}

void TestMailbox::fullMailbox_refusesAndLeavesTheItem()
{
    Mailbox<std::unique_ptr<int>> mailbox(2, [] {});
    QVERIFY(mailbox.push(std::make_unique<int>(1)));
    QVERIFY(mailbox.push(std::make_unique<int>(2)));
    QVERIFY(!mailbox.hasRoom());
    auto item = std::make_unique<int>(3);
    QVERIFY(!mailbox.push(std::move(item)));
    QVERIFY(item && *item == 3);

    std::vector<int> handled;
    mailbox.drain([&handled](std::unique_ptr<int> &&value) { handled.push_back(*value); });
    QCOMPARE(handled, (std::vector{1, 2}));
    QVERIFY(mailbox.push(std::move(item)));
}

void TestMailbox::promisedItem_entersAFullMailbox()
{
    Mailbox<int> mailbox(1, [] {});
    QVERIFY(mailbox.push(1));
    mailbox.pushAlways(2);
    QCOMPARE(mailbox.size(), std::size_t(2));
    std::vector<int> handled;
    QCOMPARE(mailbox.drain([&handled](int item) { handled.push_back(item); }), std::size_t(2));
    QCOMPARE(handled, (std::vector{1, 2}));
}

void TestMailbox::batch_wakesTheOwnerOnce()
{
    int wakes = 0;
    Mailbox<int> mailbox(10, [&wakes] { ++wakes; });
    for (int batch = 1; batch <= 3; ++batch) {
        QVERIFY(mailbox.push(1));
        mailbox.pushAlways(2);
        QVERIFY(mailbox.push(3));
        QCOMPARE(wakes, batch);
        QCOMPARE(mailbox.drain([](int) {}), std::size_t(3));
    }
    QCOMPARE(mailbox.drain([](int) {}), std::size_t(0));
}

void TestMailbox::itemPushedByTheHandler_waitsForTheNextBatch()
{
    int wakes = 0;
    Mailbox<int> mailbox(10, [&wakes] { ++wakes; });
    QVERIFY(mailbox.push(1));
    QCOMPARE(mailbox.drain([&mailbox](int item) { mailbox.pushAlways(item + 1); }), std::size_t(1));
    QCOMPARE(wakes, 2);
    int last = 0;
    QCOMPARE(mailbox.drain([&last](int item) { last = item; }), std::size_t(1));
    QCOMPARE(last, 2);
}

OPSROOM_TEST(TestMailbox)
#include "tst_mailbox.moc"

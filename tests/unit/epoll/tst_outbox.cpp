#include "server/transport/epoll/outbox.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::chrono_literals;
using opsroom::SteadyTime;
using opsroom::transport_epoll::Outbox;
using opsroom::transport_epoll::Piece;

class TestOutbox : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void bytes_leaveInOrder();
    void partOfAPiece_staysInFront();
    void joined_takesWholePieces();
    void pong_takesThePlaceOfOneThatWaits();
    void begunPong_staysAndTheNextOneFollows();
    void dropped_isWhatWasNotBegun();
    void longQueue_forgetsWhatWasTaken();
    void progress_isTheLastTimeThatSomethingLeft();
};

namespace {

const SteadyTime kStart{1h};

Piece piece(std::string text)
{
    return {opsroom::share(std::move(text)), 0};
}

std::string all(const Outbox &outbox)
{
    std::string text;
    if (!outbox.isEmpty())
        outbox.copyFront(text, 1'000'000);
    return text;
}

} // namespace

void TestOutbox::bytes_leaveInOrder()
{
    Outbox outbox(kStart);
    outbox.push(piece("one"));
    outbox.push({opsroom::share("xxtwo"), 2});
    QCOMPARE(all(outbox), std::string("onetwo"));
    QCOMPARE(outbox.bytes(), 6U);
    QVERIFY(!outbox.hasOnePiece());
    outbox.advance(3, kStart);
    QVERIFY(outbox.hasOnePiece());
    QCOMPARE(std::string(outbox.front()), std::string("two"));
    outbox.advance(3, kStart);
    QVERIFY(outbox.isEmpty());
    QCOMPARE(outbox.bytes(), 0U);
}

void TestOutbox::partOfAPiece_staysInFront()
{
    Outbox outbox(kStart);
    outbox.push(piece("one"));
    outbox.push(piece("two"));
    outbox.advance(4, kStart);
    QCOMPARE(all(outbox), std::string("wo"));
    QCOMPARE(outbox.bytes(), 2U);
}

void TestOutbox::joined_takesWholePieces()
{
    Outbox outbox(kStart);
    outbox.push(piece("12345678"));
    outbox.push(piece("abcd"));
    outbox.push(piece("efgh"));
    std::string text;
    outbox.copyFront(text, 4);
    QCOMPARE(text, std::string("12345678"));
    text.clear();
    outbox.copyFront(text, 13);
    QCOMPARE(text, std::string("12345678abcd"));
}

void TestOutbox::pong_takesThePlaceOfOneThatWaits()
{
    Outbox outbox(kStart);
    outbox.push(piece("text"));
    outbox.pushPong(piece("pong1"));
    outbox.push(piece("more"));
    outbox.pushPong(piece("pong-two"));
    QCOMPARE(all(outbox), std::string("textpong-twomore"));
    QCOMPARE(outbox.bytes(), 16U);
}

void TestOutbox::begunPong_staysAndTheNextOneFollows()
{
    Outbox outbox(kStart);
    outbox.pushPong(piece("pong1"));
    outbox.advance(2, kStart);
    outbox.pushPong(piece("pong2"));
    QCOMPARE(all(outbox), std::string("ng1pong2"));
    outbox.pushPong(piece("pong3"));
    QCOMPARE(all(outbox), std::string("ng1pong3"));
}

void TestOutbox::dropped_isWhatWasNotBegun()
{
    Outbox outbox(kStart);
    outbox.push(piece("begun"), true);
    outbox.push(piece("not"));
    outbox.dropUnbegun();
    QCOMPARE(all(outbox), std::string("begun"));
    QCOMPARE(outbox.bytes(), 5U);
    outbox.push(piece("close"));
    outbox.advance(5, kStart);
    outbox.dropUnbegun();
    QVERIFY(outbox.isEmpty());
    QCOMPARE(outbox.bytes(), 0U);
}

void TestOutbox::longQueue_forgetsWhatWasTaken()
{
    Outbox outbox(kStart);
    outbox.push(piece("0"));
    for (int i = 1; i < 1000; ++i) {
        outbox.push(piece(std::to_string(i % 10)));
        if (i == 500)
            outbox.pushPong(piece("p"));
        outbox.advance(1, kStart);
    }
    QCOMPARE(outbox.bytes(), 2U);
    QCOMPARE(all(outbox), std::string("89"));
}

void TestOutbox::progress_isTheLastTimeThatSomethingLeft()
{
    Outbox outbox(kStart);
    outbox.push(piece("one"));
    outbox.advance(0, kStart + 5s);
    QCOMPARE(outbox.progressAt(), kStart);
    outbox.advance(1, kStart + 7s);
    QCOMPARE(outbox.progressAt(), kStart + 7s);
}

OPSROOM_TEST(TestOutbox)
#include "tst_outbox.moc"

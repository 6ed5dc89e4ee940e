#include "server/transport/epoll/cork.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using opsroom::transport_epoll::Cork;
using opsroom::transport_epoll::CorkedRun;
using opsroom::transport_epoll::Piece;

class TestCork : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void onePiece_isNotCopied();
    void severalPieces_areJoinedInOrder();
    void sameRun_isJoinedOnce();
    void otherRun_isJoinedAnew();
    void spilled_isWhatDidNotLeave_data();
    void spilled_isWhatDidNotLeave();
    void clearedCork_forgetsTheTurn();
};

namespace {

Piece piece(std::string text)
{
    return {opsroom::share(std::move(text)), 0};
}

std::string text(std::string_view view)
{
    return std::string(view);
}

} // namespace

void TestCork::onePiece_isNotCopied()
{
    Cork cork;
    CorkedRun run;
    const Piece shared = piece("one");
    cork.add(run, 5, shared);
    QVERIFY(cork.joined(run).data() == shared.bytes->data());
    QCOMPARE(run.bytes, 3U);
    QCOMPARE(cork.slots(), std::vector<std::uint32_t>{5});
}

void TestCork::severalPieces_areJoinedInOrder()
{
    Cork cork;
    CorkedRun first;
    CorkedRun second;
    const Piece shared = piece("both ");
    cork.add(first, 1, shared);
    cork.add(second, 2, shared);
    cork.add(first, 1, piece("first"));
    cork.add(second, 2, piece("second"));
    QCOMPARE(text(cork.joined(first)), std::string("both first"));
    QCOMPARE(text(cork.joined(second)), std::string("both second"));
    QCOMPARE(first.bytes, 10U);
    QCOMPARE(cork.slots(), (std::vector<std::uint32_t>{1, 2}));
}

void TestCork::sameRun_isJoinedOnce()
{
    Cork cork;
    std::array<CorkedRun, 3> runs;
    for (const Piece &shared : {piece("one "), piece("two")}) {
        for (std::uint32_t slot = 0; slot < runs.size(); ++slot)
            cork.add(runs[slot], slot, shared);
    }
    const std::string_view joined = cork.joined(runs[0]);
    QCOMPARE(text(joined), std::string("one two"));
    QVERIFY(cork.joined(runs[1]).data() == joined.data());
    QVERIFY(cork.joined(runs[2]).data() == joined.data());
    QCOMPARE(text(cork.joined(runs[2])), std::string("one two"));
}

void TestCork::otherRun_isJoinedAnew()
{
    Cork cork;
    CorkedRun longer;
    CorkedRun shorter;
    for (const Piece &shared : {piece("a"), piece("b")}) {
        cork.add(longer, 0, shared);
        cork.add(shorter, 1, shared);
    }
    cork.add(longer, 0, piece("c"));
    QCOMPARE(text(cork.joined(longer)), std::string("abc"));
    QCOMPARE(text(cork.joined(shorter)), std::string("ab"));
    QCOMPARE(text(cork.joined(longer)), std::string("abc"));
}

void TestCork::spilled_isWhatDidNotLeave_data()
{
    QTest::addColumn<int>("sent");
    QTest::addColumn<QString>("left");
    QTest::newRow("nothing was sent") << 0 << QStringLiteral("one|two|three");
    QTest::newRow("a part of the first") << 2 << QStringLiteral("!e|two|three");
    QTest::newRow("the first") << 3 << QStringLiteral("two|three");
    QTest::newRow("a part of the last") << 8 << QStringLiteral("!ree");
    QTest::newRow("everything") << 11 << QString();
}

void TestCork::spilled_isWhatDidNotLeave()
{
    QFETCH(int, sent);
    QFETCH(QString, left);
    Cork cork;
    CorkedRun run;
    cork.add(run, 0, {opsroom::share("xone"), 1});
    cork.add(run, 0, piece("two"));
    cork.add(run, 0, piece("three"));
    QStringList spilled;
    cork.spill(run, static_cast<std::size_t>(sent), [&spilled](const Piece &rest, bool isBegun) {
        spilled.append((isBegun ? QStringLiteral("!") : QString()) + QString::fromStdString(text(rest.view())));
    });
    QCOMPARE(spilled.join(QLatin1Char('|')), left);
    QVERIFY(run.isEmpty());
    QCOMPARE(run.bytes, 0U);
}

void TestCork::clearedCork_forgetsTheTurn()
{
    Cork cork;
    CorkedRun run;
    const Piece shared = piece("a");
    cork.add(run, 0, shared);
    cork.add(run, 0, piece("b"));
    QCOMPARE(text(cork.joined(run)), std::string("ab"));
    cork.spill(run, 2, [](const Piece &, bool) { QFAIL("everything had left"); });
    cork.clear();
    QVERIFY(cork.isEmpty());
    QCOMPARE(shared.bytes.use_count(), 1L);
    cork.add(run, 0, piece("c"));
    cork.add(run, 0, piece("d"));
    QCOMPARE(text(cork.joined(run)), std::string("cd"));
}

OPSROOM_TEST(TestCork)
#include "tst_cork.moc"

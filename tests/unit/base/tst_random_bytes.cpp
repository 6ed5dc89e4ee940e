#include "core/base/random_bytes.h"
#include "tests/support/test_case.h"

#include <set>

class TestRandomBytes : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void token_hasLengthAndAlphabetOfItsBytes_data();
    void token_hasLengthAndAlphabetOfItsBytes();
    void tokens_doNotRepeat();
    void largeBuffer_isFilledToTheEnd();
};

void TestRandomBytes::token_hasLengthAndAlphabetOfItsBytes_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("length");
    QTest::newRow("no bytes") << 0 << 0;
    QTest::newRow("one byte") << 1 << 2;
    QTest::newRow("a session id") << 15 << 20;
    QTest::newRow("a WebSocket key") << 16 << 22;
    QTest::newRow("more than the generator gives at once") << 300 << 400;
}

void TestRandomBytes::token_hasLengthAndAlphabetOfItsBytes()
{
    QFETCH(int, bytes);
    QFETCH(int, length);
    const std::string token = opsroom::randomToken(static_cast<std::size_t>(bytes));
    QCOMPARE(token.size(), static_cast<std::size_t>(length));
    QCOMPARE(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
             std::string::npos);
}

void TestRandomBytes::tokens_doNotRepeat()
{
    std::set<std::string> tokens;
    std::set<std::uint64_t> numbers;
    for (int i = 0; i < 1000; ++i) {
        tokens.insert(opsroom::randomToken(15));
        numbers.insert(opsroom::randomNumber());
    }
    QCOMPARE(tokens.size(), std::size_t(1000));
    QCOMPARE(numbers.size(), std::size_t(1000));
}

void TestRandomBytes::largeBuffer_isFilledToTheEnd()
{
    // A byte that stays zero in 16 draws (2^-128) was not written.
    std::vector<std::uint8_t> seen(1000);
    std::vector<std::uint8_t> drawn(seen.size());
    for (int i = 0; i < 16; ++i) {
        opsroom::fillRandom(drawn);
        for (std::size_t at = 0; at < seen.size(); ++at)
            seen[at] = static_cast<std::uint8_t>(seen[at] | drawn[at]);
    }
    QCOMPARE(std::count(seen.begin(), seen.end(), std::uint8_t(0)), std::ptrdiff_t(0));
}

OPSROOM_TEST(TestRandomBytes)
#include "tst_random_bytes.moc"

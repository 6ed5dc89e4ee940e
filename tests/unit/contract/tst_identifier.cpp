#include "core/contract/identifier.h"
#include "core/contract/text_rules.h"
#include "tests/support/test_case.h"

using namespace opsroom::contract;

class TestIdentifier : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void identifier_isCheckedByItsForm_data();
    void identifier_isCheckedByItsForm();
    void tenantId_isCheckedByItsForm_data();
    void tenantId_isCheckedByItsForm();
    void channelName_isCheckedByItsForm_data();
    void channelName_isCheckedByItsForm();
    void userId_isCheckedByItsForm_data();
    void userId_isCheckedByItsForm();
    void roleName_isCheckedByItsForm_data();
    void roleName_isCheckedByItsForm();
    void characterSets_areExactlyThoseOfTheContract();
    void textTraits_countCharactersAndFindWhatIsHidden_data();
    void textTraits_countCharactersAndFindWhatIsHidden();

private:
    static void columns()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<bool>("isValid");
    }
    static void row(const char *name, std::string text, bool isValid) { QTest::newRow(name) << text << isValid; }
};

void TestIdentifier::identifier_isCheckedByItsForm_data()
{
    columns();
    row("one character", "t", true);
    row("every kind of character", "aZ09._:@-", true);
    row("128 characters", std::string(128, 'x'), true);
    row("129 characters", std::string(129, 'x'), false);
    row("nothing", "", false);
    row("a blank", "tx 1", false);
    row("a slash", "a/b", false);
    row("a star", "a*", false);
    row("a letter beyond ASCII", "caf\xc3\xa9", false);
    row("a NUL behind good characters", std::string("tx\0", 3), false);
    row("a line feed at the end", "tx\n", false);
}

void TestIdentifier::identifier_isCheckedByItsForm()
{
    QFETCH(std::string, text);
    QTEST(isIdentifier(text), "isValid");
}

void TestIdentifier::tenantId_isCheckedByItsForm_data()
{
    columns();
    row("a letter", "a", true);
    row("a digit in front", "9lives", true);
    row("dash and underscore inside", "tenant-1_b", true);
    row("63 characters", std::string(63, 'a'), true);
    row("64 characters", std::string(64, 'a'), false);
    row("nothing", "", false);
    row("a capital", "Acme", false);
    row("a dash in front", "-acme", false);
    row("an underscore in front", "_acme", false);
    row("a path", "../acme", false);
    row("a colon, which separates rooms", "a:b", false);
    row("a star, which means every tenant", "*", false);
    row("a letter that only looks like a",
        "\xd0\xb0"
        "cme",
        false);
    row("a line break at the end", "acme\r\n", false);
}

void TestIdentifier::tenantId_isCheckedByItsForm()
{
    QFETCH(std::string, text);
    QTEST(isTenantId(text), "isValid");
}

void TestIdentifier::channelName_isCheckedByItsForm_data()
{
    columns();
    row("the channel of a transaction", "transaction:tx-1", true);
    row("the channel of the longest transaction id", "transaction:" + std::string(128, 'x'), true);
    row("200 characters", std::string(200, 'c'), true);
    row("201 characters", std::string(201, 'c'), false);
    row("nothing", "", false);
    row("a star", "transaction:*", false);
    row("a blank", "a b", false);
    row("braces, which Redis reads as a hash tag", "{a}", false);
}

void TestIdentifier::channelName_isCheckedByItsForm()
{
    QFETCH(std::string, text);
    QTEST(isChannelName(text), "isValid");
}

void TestIdentifier::userId_isCheckedByItsForm_data()
{
    columns();
    row("a plain id", "u-7", true);
    row("a name with a blank and an accent", "Jos\xc3\xa9 P", true);
    row("characters of four bytes", "\xf0\x9f\x98\x80", true);
    row("255 bytes", std::string(255, 'u'), true);
    row("256 bytes", std::string(256, 'u'), false);
    row("nothing", "", false);
    row("a line feed", "u\n7", false);
    row("a tab", "u\t7", false);
    row("a NUL", std::string("u\0", 2), false);
    row("DEL", "u\x7f", false);
    row("a control character of C1", "u\xc2\x9b", false);
    row("the no-break space right behind C1", "u\xc2\xa0", true);
    row("a line separator", "u\xe2\x80\xa8", false);
    row("a right-to-left override",
        "u\xe2\x80\xae"
        "7",
        false);
    row("a direction isolate", "u\xe2\x81\xa6", false);
    row("bytes that are not UTF-8", "u\xff", false);
    row("a surrogate in UTF-8", "u\xed\xa0\x80", false);
    row("a sequence cut short", "u\xe2\x80", false);
}

void TestIdentifier::userId_isCheckedByItsForm()
{
    QFETCH(std::string, text);
    QTEST(isUserId(text), "isValid");
}

void TestIdentifier::roleName_isCheckedByItsForm_data()
{
    columns();
    row("one letter", "a", true);
    row("letters, digits, dash, underscore", "ops_admin-2", true);
    row("32 characters", std::string(32, 'r'), true);
    row("33 characters", std::string(33, 'r'), false);
    row("nothing", "", false);
    row("a digit in front", "2fa", false);
    row("a capital", "Admin", false);
    row("a star", "*", false);
}

void TestIdentifier::roleName_isCheckedByItsForm()
{
    QFETCH(std::string, text);
    QTEST(isRoleName(text), "isValid");
}

void TestIdentifier::characterSets_areExactlyThoseOfTheContract()
{
    int identifiers = 0;
    int channels = 0;
    int tenants = 0;
    int roles = 0;
    for (int byte = 0; byte < 256; ++byte) {
        const std::string text{'a', static_cast<char>(byte)};
        identifiers += isIdentifier(text) ? 1 : 0;
        channels += isChannelName(text) ? 1 : 0;
        tenants += isTenantId(text) ? 1 : 0;
        roles += isRoleName(text) ? 1 : 0;
    }
    QCOMPARE(identifiers, 26 + 26 + 10 + 5);
    QCOMPARE(channels, identifiers);
    QCOMPARE(tenants, 26 + 10 + 2);
    QCOMPARE(roles, tenants);
}

void TestIdentifier::textTraits_countCharactersAndFindWhatIsHidden_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("characters");
    QTest::addColumn<QString>("findings");
    QTest::newRow("plain ASCII") << std::string("abc ~") << 5 << "";
    QTest::newRow("one, two, three and four bytes") << std::string("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80") << 4 << "";
    QTest::newRow("line feed and tab") << std::string("a\n\t") << 3 << "lines";
    QTest::newRow("carriage return") << std::string("a\r") << 2 << "controls";
    QTest::newRow("last of C1") << std::string("\xc2\x9f") << 1 << "controls";
    QTest::newRow("paragraph separator") << std::string("\xe2\x80\xa9") << 1 << "separators";
    QTest::newRow("mark right behind the separators") << std::string("\xe2\x80\xaa") << 1 << "overrides";
    QTest::newRow("last override") << std::string("\xe2\x80\xae") << 1 << "overrides";
    QTest::newRow("narrow space behind the overrides") << std::string("\xe2\x80\xaf") << 1 << "";
    QTest::newRow("last isolate") << std::string("\xe2\x81\xa9") << 1 << "overrides";
    QTest::newRow("left-to-right mark, which is harmless") << std::string("\xe2\x80\x8e") << 1 << "";
}

void TestIdentifier::textTraits_countCharactersAndFindWhatIsHidden()
{
    QFETCH(std::string, text);
    QFETCH(int, characters);
    const TextTraits traits = traitsOfText(text);
    QVERIFY(traits.isUtf8);
    QCOMPARE(traits.characters, static_cast<std::size_t>(characters));

    QStringList findings;
    if (traits.hasControls)
        findings << QStringLiteral("controls");
    if (traits.hasLineControls)
        findings << QStringLiteral("lines");
    if (traits.hasSeparators)
        findings << QStringLiteral("separators");
    if (traits.hasDirectionOverrides)
        findings << QStringLiteral("overrides");
    QTEST(findings.join(u' '), "findings");
}

OPSROOM_TEST(TestIdentifier)
#include "tst_identifier.moc"

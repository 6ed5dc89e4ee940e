#include "server/node/revocation_file.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>

#include <fstream>
#include <sys/stat.h>

using namespace opsroom;
using namespace std::chrono_literals;

/// Revocations over a restart.
class RevocationFileTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_file = m_directory.filePath(QString::number(++m_number)).toStdString(); }
    void keepsAllOfThem();
    void replacesTheFile();
    void withoutAFileNothingIsKept();
    void isPrivate();
    void refuses_data();
    void refuses();
    void aFolderThatIsNotThereIsAnError();

private:
    static constexpr std::size_t kLimit = 3;

    const QTemporaryDir m_directory;
    int m_number = 0;
    std::string m_file;
};

void RevocationFileTest::keepsAllOfThem()
{
    const WallTime at{1'700'000'000'123ms};
    {
        hub::RevocationTable revoked(kLimit, 24h);
        QVERIFY(revoked.add({"acme", "", "", at}).has_value());
        QVERIFY(revoked.add({"", "auth0|\"e\\v\xc3\xa9", "", at}).has_value());
        QVERIFY(revoked.add({"acme", "ann", "jti-1", at}).has_value());
        QVERIFY(node::RevocationFile(m_file).save(revoked).has_value());
    }
    hub::RevocationTable back(kLimit, 24h);
    QVERIFY(node::RevocationFile(m_file).load(back).has_value());
    QCOMPARE(back.size(), 3U);
    hub::Claims claims;
    claims.userId = "auth0|\"e\\v\xc3\xa9";
    claims.tenantId = "beta";
    claims.tenants = {"beta"};
    claims.issuedAt = at - 1s;
    QVERIFY(back.isRevoked(claims));
    claims.issuedAt = at + 1s;
    QVERIFY(!back.isRevoked(claims));
}

void RevocationFileTest::replacesTheFile()
{
    const WallTime at{1'700'000'000'000ms};
    hub::RevocationTable one(kLimit, 24h);
    QVERIFY(one.add({"", "ann", "", at}).has_value());
    QVERIFY(node::RevocationFile(m_file).save(one).has_value());
    hub::RevocationTable other(kLimit, 24h);
    QVERIFY(other.add({"", "bob", "", at}).has_value());
    QVERIFY(node::RevocationFile(m_file).save(other).has_value());
    hub::RevocationTable back(kLimit, 24h);
    QVERIFY(node::RevocationFile(m_file).load(back).has_value());
    QCOMPARE(back.size(), 1U);
    QCOMPARE(back.entries().front().userId, std::string("bob"));
}

void RevocationFileTest::withoutAFileNothingIsKept()
{
    hub::RevocationTable revoked(kLimit, 24h);
    QVERIFY(node::RevocationFile(m_file).load(revoked).has_value());
    QVERIFY(node::RevocationFile({}).load(revoked).has_value());
    QVERIFY(revoked.add({"", "ann", "", WallTime(1s)}).has_value());
    QVERIFY(node::RevocationFile({}).save(revoked).has_value());
}

void RevocationFileTest::isPrivate()
{
    hub::RevocationTable revoked(kLimit, 24h);
    QVERIFY(node::RevocationFile(m_file).save(revoked).has_value());
    struct stat status
    {};
    QCOMPARE(::stat(m_file.c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777, 0600U);
}

void RevocationFileTest::refuses_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("says");
    const QByteArray good = R"({"tenantId":"","userId":"ann","tokenId":"","at":1})"
                            "\n";
    QTest::newRow("a line that is no JSON") << good + "x\n" << QByteArray("line 2 is no revocation");
    QTest::newRow("half a line") << good + good.left(20) << QByteArray("line 2 is no revocation");
    QTest::newRow("one that names nobody")
        << QByteArray(R"({"tenantId":"","userId":"","tokenId":"","at":1})") << QByteArray("line 1 is no revocation");
    QTest::newRow("one without a time") << QByteArray(R"({"userId":"ann"})") << QByteArray("line 1 is no revocation");
    QByteArray many;
    for (int i = 0; i < 4; ++i)
        many += "{\"userId\":\"u" + QByteArray::number(i) + "\",\"at\":9999999999999}\n";
    QTest::newRow("more than may be") << many << QByteArray("line 4");
}

void RevocationFileTest::refuses()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, says);
    std::ofstream(m_file, std::ios::binary) << content.toStdString();
    hub::RevocationTable back(kLimit, 24h);
    const auto loaded = node::RevocationFile(m_file).load(back);
    QVERIFY(!loaded.has_value());
    QVERIFY2(loaded.error().detail.find(says.toStdString()) != std::string::npos, loaded.error().detail.c_str());
    QVERIFY(loaded.error().detail.find(m_file) != std::string::npos);
}

void RevocationFileTest::aFolderThatIsNotThereIsAnError()
{
    hub::RevocationTable revoked(kLimit, 24h);
    const auto saved = node::RevocationFile("/nowhere/revocations").save(revoked);
    QVERIFY(!saved.has_value());
    QVERIFY(saved.error().detail.find("/nowhere/revocations") != std::string::npos);
}

OPSROOM_TEST(RevocationFileTest)
#include "tst_revocation_file.moc"

#include "tests/support/test_case.h"

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>

namespace {

constexpr int kStartMs = 60'000;
constexpr int kEndMs = 60'000;

/// The program under test, its log read as it comes.
class Program
{
public:
    explicit Program(const QString &home)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home);
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home);
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
    }
    ~Program()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    bool start(const QStringList &arguments)
    {
        m_process.start(QStringLiteral(OPSROOM_PROGRAM), arguments);
        return m_process.waitForStarted();
    }
    /// Reads on until the log has told of \a event, or the program has ended.
    bool readUntil(const QString &event)
    {
        while (!m_events.contains(event)) {
            if (!m_process.waitForReadyRead(kStartMs))
                return false;
            read();
        }
        return true;
    }
    bool end()
    {
        m_process.terminate();
        return waitForEnd();
    }
    bool waitForEnd(int milliseconds = kEndMs)
    {
        const bool hasEnded = m_process.waitForFinished(milliseconds);
        read();
        return hasEnded;
    }
    [[nodiscard]] int exitCode() const
    {
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    [[nodiscard]] QByteArrayList complaints() const { return m_complaints; }

private:
    void read()
    {
        while (m_process.canReadLine()) {
            const QByteArray line = m_process.readLine();
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            m_events.append(entry.value(QLatin1String("event")).toString());
            const QString level = entry.value(QLatin1String("level")).toString();
            if (level != QLatin1String("info") && level != QLatin1String("debug"))
                m_complaints.append(line);
        }
    }

    QProcess m_process;
    QStringList m_events;
    QByteArrayList m_complaints; ///< warnings and errors, and whatever is no line of the log
};

class TestConsole : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheDemonstrationWithoutAWarning()
    {
        const QTemporaryDir home;
        Program program(home.path());
        QVERIFY(program.start({QStringLiteral("--demo"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}));
        QVERIFY(program.readUntil(QStringLiteral("first-frame")));
        QVERIFY(program.readUntil(QStringLiteral("first-data")));
        QVERIFY(program.end());
        QCOMPARE(program.complaints().join(), QByteArray());
        QCOMPARE(program.exitCode(), 0);
    }
};

class TestConsolePages : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void rendersEveryPage()
    {
        const QTemporaryDir home;
        Program program(home.path());
        const QDir pictures(home.filePath(QStringLiteral("pictures")));
        QVERIFY(program.start({QStringLiteral("--screenshot"), pictures.path()}));
        QVERIFY(program.waitForEnd(3 * kEndMs));
        QCOMPARE(program.complaints().join(), QByteArray());
        QCOMPARE(program.exitCode(), 0);
        for (const QString &page : {QStringLiteral("overview"), QStringLiteral("transactions"),
                                    QStringLiteral("alerts"), QStringLiteral("wallets"), QStringLiteral("latency")})
        {
            const QImage light(pictures.filePath(page + QStringLiteral("-light.png")));
            const QImage dark(pictures.filePath(page + QStringLiteral("-dark-1024x640.png")));
            QCOMPARE(light.size(), QSize(1280, 800));
            QCOMPARE(dark.size(), QSize(1024, 640));
        }
    }
};

OPSROOM_TEST(TestConsole)
OPSROOM_TEST(TestConsolePages)

} // namespace

#include "tst_console.moc"

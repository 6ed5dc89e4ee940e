#include "qml/viewmodels/test_scenario_view_model.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QSaveFile>

namespace opsroom::viewmodels {

namespace {

constexpr std::chrono::milliseconds kPoll(20);
constexpr qint64 kMostBytes = 4LL * 1024 * 1024;
const QString kEnding = QStringLiteral(".scenario.json");

using Action = TestStep::Action;
using State = client::HubConnection::State;

} // namespace

TestScenarioViewModel::TestScenarioViewModel(TestBenchViewModel &bench, QString folder, QObject *parent)
    : QObject(parent), m_bench(bench), m_clients(*bench.clients()), m_folder(std::move(folder))
{
    connect(&bench, &TestBenchViewModel::performed, this, &TestScenarioViewModel::onPerformed);
    connect(&bench, &TestBenchViewModel::settled, this, &TestScenarioViewModel::onSettled);
    m_poll.setInterval(kPoll);
    connect(&m_poll, &QTimer::timeout, this, &TestScenarioViewModel::poll);
}

void TestScenarioViewModel::setIsRecording(bool isRecording)
{
    if (m_isRecording == isRecording || isRunning())
        return;
    m_isRecording = isRecording;
    m_sendRow = -1;
    Q_EMIT changed();
}

void TestScenarioViewModel::onPerformed(const TestStep &step)
{
    if (!m_isRecording)
        return;
    if (m_steps.isFull()) {
        m_isRecording = false;
        std::ignore = setProblem(tr("A scenario has at most %1 steps").arg(TestScenarioModel::kMostSteps));
        return;
    }
    m_steps.append(step);
    m_sendRow = step.action == Action::Send ? m_steps.count() - 1 : -1;
}

/// Now it is known who has got what was sent.
void TestScenarioViewModel::onSettled()
{
    m_isSettled = true;
    if (!m_isRecording || m_sendRow < 0)
        return;
    TestStep step = m_steps.at(m_sendRow);
    step.isRefused = m_bench.isRefused();
    step.receivers = m_clients.receivers();
    m_steps.replace(m_sendRow, step);
    m_sendRow = -1;
}

QString TestScenarioViewModel::resultText() const
{
    if (isRunning())
        return tr("step %1 of %2").arg(m_row + 1).arg(m_steps.count());
    if (!m_hasRun)
        return {};
    return m_failed == 0 ? tr("%1 of %2 passed").arg(m_passed).arg(m_steps.count())
                         : tr("%1 passed, %2 failed").arg(m_passed).arg(m_failed);
}

void TestScenarioViewModel::run()
{
    if (isRunning() || m_steps.count() == 0)
        return;
    setIsRecording(false);
    while (m_clients.count() > 0)
        m_clients.remove(0);
    m_steps.reset();
    m_passed = 0;
    m_failed = 0;
    m_hasRun = true;
    m_row = 0;
    m_poll.start();
    begin();
}

void TestScenarioViewModel::stop()
{
    if (!isRunning())
        return;
    m_steps.setState(m_row, TestScenarioModel::Open);
    m_row = -1;
    m_poll.stop();
    Q_EMIT changed();
    Q_EMIT finished();
}

void TestScenarioViewModel::begin()
{
    const TestStep &step = m_steps.at(m_row);
    m_steps.setState(m_row, TestScenarioModel::Running);
    m_begunAt = std::chrono::steady_clock::now();
    m_isSettled = false;
    Q_EMIT changed();
    const QString user = step.client.section(u'@', 0, 0);
    const QString tenant = step.client.section(u'@', 1);
    const int row = m_clients.rowOf(step.client);
    const bool needsRow = step.action != Action::Connect && step.action != Action::Wait;
    if (needsRow && row < 0) {
        end(false, tr("%1 is not there").arg(step.client));
        return;
    }
    switch (step.action) {
    case Action::Connect:
        if (!m_bench.connectClient(user, tenant, step.role))
            end(false, m_bench.problem());
        break;
    case Action::Disconnect:
        m_bench.disconnectClient(row);
        break;
    case Action::Send:
        m_bench.setEvent(step.event);
        m_bench.setPayload(step.payload);
        m_bench.send(row);
        break;
    case Action::Fault:
        m_bench.setFaults(row, static_cast<int>(step.plan.delay.count()), step.plan.drop, step.plan.duplicate,
                          step.plan.reorder);
        break;
    case Action::Close:
        m_bench.closeClient(row, step.number);
        break;
    case Action::ExpireToken:
        m_bench.expireToken(row);
        break;
    case Action::RenewToken:
        m_bench.renewToken(row);
        break;
    case Action::Wait:
        break;
    }
}

/// Looks whether the step that runs has come to its end.
void TestScenarioViewModel::poll()
{
    if (!isRunning())
        return;
    const TestStep &step = m_steps.at(m_row);
    const auto passed = std::chrono::steady_clock::now() - m_begunAt;
    switch (step.action) {
    case Action::Connect: {
        const State state = m_clients.at(m_clients.rowOf(step.client)).connection.state();
        if (state == State::Connected || state == State::Refused) {
            const bool isRefused = state == State::Refused;
            end(isRefused == step.isRefused, isRefused == step.isRefused ? QString()
                                             : isRefused                 ? tr("it was refused")
                                                                         : tr("it was let in"));
            return;
        }
        break;
    }
    case Action::Send:
        if (m_isSettled) {
            const QString wrong = outcomeOfSend(step);
            end(wrong.isEmpty(), wrong);
            return;
        }
        break;
    case Action::Wait:
        if (passed >= std::chrono::milliseconds(step.number)) {
            end(true);
            return;
        }
        break;
    default:
        end(true);
        return;
    }
    if (step.action != Action::Wait && passed > kStepTimeout)
        end(false, tr("nothing came of it in %1 s").arg(kStepTimeout.count()));
}

/// What came out otherwise; empty: nothing.
QString TestScenarioViewModel::outcomeOfSend(const TestStep &step) const
{
    if (m_bench.isRefused() != step.isRefused)
        return m_bench.isRefused() ? m_bench.answer() : tr("it was accepted");
    const QStringList receivers = m_clients.receivers();
    QStringList wrong;
    for (const QString &expected : step.receivers) {
        if (!receivers.contains(expected))
            wrong.append(tr("%1 has not got it").arg(expected));
    }
    for (const QString &receiver : receivers) {
        if (!step.receivers.contains(receiver))
            wrong.append(tr("%1 has got it").arg(receiver));
    }
    return wrong.join(QStringLiteral(", "));
}

void TestScenarioViewModel::end(bool hasPassed, const QString &detail)
{
    m_steps.setState(m_row, hasPassed ? TestScenarioModel::Passed : TestScenarioModel::Failed, detail);
    ++(hasPassed ? m_passed : m_failed);
    if (++m_row < m_steps.count()) {
        // Not from within the step: a long row of failures would go as deep.
        QMetaObject::invokeMethod(
            this,
            [this, row = m_row] {
                if (m_row == row)
                    begin();
            },
            Qt::QueuedConnection);
        return;
    }
    m_row = -1;
    m_poll.stop();
    Q_EMIT changed();
    Q_EMIT finished();
}

void TestScenarioViewModel::clear()
{
    if (isRunning())
        return;
    m_steps.clear();
    m_hasRun = false;
    m_passed = 0;
    m_failed = 0;
    Q_EMIT changed();
}

void TestScenarioViewModel::addWait(int milliseconds)
{
    if (isRunning() || m_steps.isFull())
        return;
    TestStep step;
    step.number = milliseconds;
    m_steps.append(step);
}

void TestScenarioViewModel::removeStep(int row)
{
    if (isRunning())
        return;
    m_steps.removeAt(row);
    m_sendRow = -1;
}

QString TestScenarioViewModel::fileOf(const QString &name) const
{
    return QDir(m_folder).filePath(name + kEnding);
}

bool TestScenarioViewModel::setProblem(const QString &problem)
{
    m_problem = problem;
    Q_EMIT changed();
    return problem.isEmpty();
}

QStringList TestScenarioViewModel::names() const
{
    QStringList names;
    for (const QString &file : QDir(m_folder).entryList({u'*' + kEnding}, QDir::Files, QDir::Name))
        names.append(file.chopped(kEnding.size()));
    return names;
}

bool TestScenarioViewModel::save(const QString &name)
{
    static const QRegularExpression kFit(QStringLiteral("^[\\w][\\w .-]{0,59}$"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    if (!kFit.match(name).hasMatch())
        return setProblem(tr("A name is of letters, digits, blanks, dots and hyphens"));
    if (!QDir().mkpath(m_folder))
        return setProblem(tr("%1 cannot be made").arg(m_folder));
    QSaveFile file(fileOf(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(m_steps.json()) < 0 || !file.commit())
        return setProblem(file.errorString());
    Q_EMIT namesChanged();
    return setProblem({});
}

bool TestScenarioViewModel::load(const QString &name)
{
    if (isRunning())
        return false;
    QFile file(fileOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return setProblem(file.errorString());
    const auto read = m_steps.read(file.read(kMostBytes));
    m_isRecording = false;
    m_hasRun = false;
    return setProblem(read ? QString() : QString::fromStdString(read.error().detail));
}

void TestScenarioViewModel::remove(const QString &name)
{
    QFile file(fileOf(name));
    std::ignore = setProblem(file.remove() ? QString() : file.errorString());
    Q_EMIT namesChanged();
}

} // namespace opsroom::viewmodels

#pragma once

#include "qml/viewmodels/test_bench_view_model.h"
#include "qml/viewmodels/test_scenario_model.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// Scenarios of the test bench: what a tester does is written down with what came of it, and can be run again, when
/// everything that comes out otherwise has failed.
///
/// A run begins with no client. Each step ends within kStepTimeout.
/// Thread: main. Ownership: the bench outlives it.
class TestScenarioViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the test bench")
    Q_PROPERTY(opsroom::viewmodels::TestScenarioModel *steps READ steps CONSTANT FINAL)
    Q_PROPERTY(bool isRecording READ isRecording WRITE setIsRecording NOTIFY changed FINAL)
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY changed FINAL)
    Q_PROPERTY(QString resultText READ resultText NOTIFY changed FINAL)
    Q_PROPERTY(bool hasFailed READ hasFailed NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QList<QString> names READ names NOTIFY namesChanged FINAL)

public:
    static constexpr std::chrono::seconds kStepTimeout{10};

    /// \param folder of the saved ones; made when the first one is saved
    TestScenarioViewModel(TestBenchViewModel &bench, QString folder, QObject *parent = nullptr);

    [[nodiscard]] TestScenarioModel *steps() { return &m_steps; }
    [[nodiscard]] bool isRecording() const { return m_isRecording; }
    void setIsRecording(bool isRecording);
    [[nodiscard]] bool isRunning() const { return m_row >= 0; }
    /// "7 of 7 passed"; empty before the first run.
    [[nodiscard]] QString resultText() const;
    [[nodiscard]] bool hasFailed() const { return m_failed > 0; }
    [[nodiscard]] QString problem() const { return m_problem; }
    /// Of the saved ones.
    [[nodiscard]] QStringList names() const;

    Q_INVOKABLE void run();
    Q_INVOKABLE void stop();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void addWait(int milliseconds);
    Q_INVOKABLE void removeStep(int row);
    /// \returns false with a problem().
    Q_INVOKABLE bool save(const QString &name);
    Q_INVOKABLE bool load(const QString &name);
    Q_INVOKABLE void remove(const QString &name);

Q_SIGNALS:
    void changed();
    void namesChanged();
    void finished();

private:
    void onPerformed(const TestStep &step);
    void onSettled();
    void begin();
    void poll();
    void end(bool hasPassed, const QString &detail = {});
    [[nodiscard]] QString fileOf(const QString &name) const;
    [[nodiscard]] bool setProblem(const QString &problem);
    [[nodiscard]] QString outcomeOfSend(const TestStep &step) const;

    TestBenchViewModel &m_bench;
    TestClientModel &m_clients;
    const QString m_folder;
    TestScenarioModel m_steps;
    bool m_isRecording = false;
    int m_sendRow = -1; ///< step that is recorded and has not come to its end
    int m_row = -1;     ///< step that runs; -1: none
    int m_passed = 0;
    int m_failed = 0;
    bool m_hasRun = false;
    bool m_isSettled = false;
    QString m_problem;
    QTimer m_poll;
    std::chrono::steady_clock::time_point m_begunAt;
};

} // namespace opsroom::viewmodels

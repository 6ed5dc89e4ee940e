#pragma once

#include "core/base/clock.h"
#include "qml/viewmodels/test_client_model.h"
#include "qml/viewmodels/test_received_model.h"
#include "qml/viewmodels/test_step.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace opsroom::viewmodels {

/// The page for testers: connects clients of any tenant and role, sends events as one of them, and shows who received
/// what and who did not.
///
/// Only over a development hub, whose tokens anybody can make: it has no other way to a token.
/// Thread: main.
class TestBenchViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(bool isAvailable READ isAvailable CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::TestClientModel *clients READ clients CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::TestReceivedModel *received READ received CONSTANT FINAL)
    Q_PROPERTY(QList<QString> roles READ roles CONSTANT FINAL)
    Q_PROPERTY(QList<QString> events READ events CONSTANT FINAL)
    Q_PROPERTY(QString event READ event WRITE setEvent NOTIFY eventChanged FINAL)
    Q_PROPERTY(int eventIndex READ eventIndex NOTIFY eventChanged FINAL)
    Q_PROPERTY(QString payload READ payload WRITE setPayload NOTIFY payloadChanged FINAL)
    Q_PROPERTY(QString payloadProblem READ payloadProblem NOTIFY payloadChanged FINAL)
    Q_PROPERTY(QString answer READ answer NOTIFY answerChanged FINAL)
    Q_PROPERTY(bool isRefused READ isRefused NOTIFY answerChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)

public:
    /// Makes a token of the development key; empty if the names are not allowed. \param lifetime 0: the usual one
    using TokenMint = std::function<QByteArray(const QString &user, const QString &tenant, const QString &role,
                                               std::chrono::seconds lifetime)>;
    static constexpr std::chrono::milliseconds kSettle{400}; ///< from the answer until nobody gets the event any more

    /// \param mint absent: there is no test bench. \param hub whose address the clients connect to, and which is asked
    /// why somebody has not got an event; outlives this.
    TestBenchViewModel(client::HubConnection &hub, const Clock &clock, TokenMint mint, QObject *parent = nullptr);

    [[nodiscard]] bool isAvailable() const { return static_cast<bool>(m_mint); }
    [[nodiscard]] TestClientModel *clients() { return &m_clients; }
    [[nodiscard]] TestReceivedModel *received() { return &m_received; }
    /// Those that the default policy knows.
    [[nodiscard]] QStringList roles() const;
    /// Those that there is a template for.
    [[nodiscard]] QStringList events() const;
    [[nodiscard]] QString event() const { return m_event; }
    /// Its place among events().
    [[nodiscard]] int eventIndex() const { return static_cast<int>(events().indexOf(m_event)); }
    /// Puts the event's template into the payload.
    void setEvent(const QString &event);
    [[nodiscard]] QString payload() const { return m_payload; }
    void setPayload(const QString &payload);
    /// Why the hub would refuse the payload; empty if it would not. What is JSON may be sent all the same.
    [[nodiscard]] QString payloadProblem() const { return m_payloadProblem; }
    /// What the hub said to the last event.
    [[nodiscard]] QString answer() const { return m_answer; }
    [[nodiscard]] bool isRefused() const { return m_isRefused; }
    /// Why a client could not be connected.
    [[nodiscard]] QString problem() const { return m_problem; }

    Q_INVOKABLE bool connectClient(const QString &user, const QString &tenant, const QString &role);
    /// Puts a token of these names on the clipboard, for a client of one's own. \returns false with a problem().
    Q_INVOKABLE bool copyToken(const QString &user, const QString &tenant, const QString &role);
    /// Opens a door to the hub for a client that is not ours.
    Q_INVOKABLE bool addOutsideClient();
    Q_INVOKABLE void disconnectClient(int row);
    /// Sends the event with the payload as the client in \a row, and asks for an answer.
    Q_INVOKABLE void send(int row);
    /// \param delayMs of each event; the others in percent of the events
    Q_INVOKABLE void setFaults(int row, int delayMs, int drop, int duplicate, int reorder);
    /// Closes its connection as if the hub had, with any code.
    Q_INVOKABLE void closeClient(int row, int code);
    /// Its token runs out within a second or two, and it gets no fresh one.
    Q_INVOKABLE void expireToken(int row);
    /// It gets fresh ones again.
    Q_INVOKABLE void renewToken(int row);

    [[nodiscard]] bool isAnswered() const { return m_isAnswered; }
    [[nodiscard]] const TokenMint &mint() const { return m_mint; }
    [[nodiscard]] QUrl hubUrl() const { return m_hub.url(); }
    [[nodiscard]] QString hubPath() const { return m_hub.path(); }

Q_SIGNALS:
    void eventChanged();
    void payloadChanged();
    void answerChanged();
    void problemChanged();
    /// Something was done that a scenario can repeat.
    void performed(const opsroom::viewmodels::TestStep &step);
    /// The last event has come wherever it comes.
    void settled();

private:
    void onReceived(const TestClientModel::Client &client, const client::HubEvent &event);
    void onReply(const client::Reply &reply);
    void settle();
    void askWhy(const TestClientModel::Client &client);
    [[nodiscard]] bool hasRow(int row) const { return row >= 0 && row < m_clients.count(); }
    void setAnswer(const QString &answer, bool isRefused);
    void setProblem(const QString &problem);

    client::HubConnection &m_hub;
    const Clock &m_clock;
    const TokenMint m_mint;
    TestClientModel m_clients;
    TestReceivedModel m_received;
    QString m_event;
    QString m_payload;
    QString m_payloadProblem;
    QString m_answer;
    QString m_problem;
    bool m_isRefused = false;
    bool m_isJson = false;
    bool m_isAnswered = false;
    int m_outside = 0; ///< clients from outside so far
    QTimer m_settle;
    quint64 m_sent = 0;
    QString m_eventTenant;
    QByteArray m_eventId; ///< of the last event sent, once the hub has told
    SteadyTime m_sentAt;
    struct Early
    {
        const TestClientModel::Client *client;
        QByteArray argument;
        SteadyTime at;
    };
    QList<Early> m_early; ///< arrived before the answer that names the event
};

} // namespace opsroom::viewmodels

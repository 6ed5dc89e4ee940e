#pragma once

#include "client/lib/hub_connection.h"
#include "qml/viewmodels/client_list_model.h"
#include "qml/viewmodels/ending_list_model.h"
#include "qml/viewmodels/field_list_model.h"
#include "qml/viewmodels/room_list_model.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

class SettingsViewModel;

/// Who is connected to the hub, in which rooms, and what an operator does about it.
///
/// Asks the hub while the page is looked at, every kRefresh; nothing happens to a client before the hub has said so.
/// Read-only mode hides what changes something.
/// Thread: main. Limits: kMostRows clients and rooms.
class ConnectionsViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(opsroom::viewmodels::ClientListModel *clients READ clients CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::RoomListModel *rooms READ rooms CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::EndingListModel *endings READ endings CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::FieldListModel *summary READ summary CONSTANT FINAL)
    Q_PROPERTY(View view READ view WRITE setView NOTIFY viewChanged FINAL)
    Q_PROPERTY(bool isActive READ isActive WRITE setIsActive NOTIFY isActiveChanged FINAL)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY listed FINAL)
    Q_PROPERTY(bool mayAct READ mayAct NOTIFY mayActChanged FINAL)
    Q_PROPERTY(bool mayRevoke READ mayRevoke NOTIFY mayActChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY listed FINAL)
    Q_PROPERTY(QString searchText READ searchText WRITE setSearchText NOTIFY searchTextChanged FINAL)
    Q_PROPERTY(QString searchError READ searchError NOTIFY searchTextChanged FINAL)
    Q_PROPERTY(QString roomText READ roomText NOTIFY viewChanged FINAL)
    Q_PROPERTY(QString countText READ countText NOTIFY listed FINAL)
    Q_PROPERTY(int currentRow READ currentRow WRITE setCurrentRow NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString currentUser READ currentUser NOTIFY currentChanged FINAL)
    Q_PROPERTY(QStringList currentChannels READ currentChannels NOTIFY currentChanged FINAL)
    Q_PROPERTY(int targetCount READ targetCount NOTIFY targetsChanged FINAL)
    Q_PROPERTY(QList<QString> closeCodes READ closeCodes CONSTANT FINAL)
    Q_PROPERTY(bool hasMutedTarget READ hasMutedTarget NOTIFY targetsChanged FINAL)
    Q_PROPERTY(QString targetText READ targetText NOTIFY targetsChanged FINAL)
    Q_PROPERTY(QString message READ message NOTIFY messageChanged FINAL)
    Q_PROPERTY(bool isRefused READ isRefused NOTIFY messageChanged FINAL)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY messageChanged FINAL)

public:
    enum View { Clients, Rooms, Endings };
    Q_ENUM(View)
    static constexpr int kMostRows = 5'000;
    static constexpr std::chrono::seconds kRefresh{2};

    ConnectionsViewModel(client::HubConnection &connection, const Clock &clock, SettingsViewModel &settings,
                         QObject *parent = nullptr);

    [[nodiscard]] ClientListModel *clients() { return &m_clients; }
    [[nodiscard]] RoomListModel *rooms() { return &m_rooms; }
    /// Filled by the console, as the hub tells.
    [[nodiscard]] EndingListModel *endings() { return &m_endings; }
    [[nodiscard]] FieldListModel *summary() { return &m_summary; }
    [[nodiscard]] View view() const { return m_view; }
    void setView(View view);
    /// The page is looked at.
    [[nodiscard]] bool isActive() const { return m_timer.isActive(); }
    void setIsActive(bool isActive);
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    /// The token has a role that may send clients away, and the console is not in read-only mode.
    [[nodiscard]] bool mayAct() const;
    [[nodiscard]] bool mayRevoke() const;
    /// Why there is no list; empty if there is one.
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString searchText() const { return m_searchText; }
    /// Of clients a filter like that of transactions, of rooms a text.
    void setSearchText(const QString &text);
    /// Why the filter cannot be read; the last one that could holds.
    [[nodiscard]] QString searchError() const { return m_searchError; }
    /// The room whose members are shown; empty: everybody.
    [[nodiscard]] QString roomText() const;
    [[nodiscard]] QString countText() const;
    /// The client that is looked at; it is followed over refreshes. -1: none.
    [[nodiscard]] int currentRow() const { return m_clients.rowOf(m_current.sid); }
    void setCurrentRow(int row);
    [[nodiscard]] QString currentUser() const { return m_current.userId; }
    [[nodiscard]] QStringList currentChannels() const { return m_current.channels; }
    /// Whom the next order is about: those selected, else the one looked at.
    [[nodiscard]] int targetCount() const { return static_cast<int>(targets().size()); }
    [[nodiscard]] bool hasMutedTarget() const;
    /// "ann (acme)", "3 clients"
    [[nodiscard]] QString targetText() const;
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] bool isRefused() const { return m_isRefused; }
    [[nodiscard]] bool isBusy() const { return m_open > 0; }

    Q_INVOKABLE void refresh();
    Q_INVOKABLE void sortBy(int sort) { m_clients.sortBy(static_cast<ClientListModel::Sort>(sort)); }
    Q_INVOKABLE void toggleSelected(int row) { m_clients.toggle(row); }
    Q_INVOKABLE void selectShown() { m_clients.selectShown(); }
    Q_INVOKABLE void clearSelection() { m_clients.clearSelection(); }
    Q_INVOKABLE void showRoom(int row);
    Q_INVOKABLE void showEverybody();

    /// What clients are sent away with, those that may come back first: "3011 force reconnect".
    [[nodiscard]] QStringList closeCodes() const;
    Q_INVOKABLE bool mayComeBack(int closeCode) const;
    /// \param closeCode place among closeCodes()
    Q_INVOKABLE void disconnectTargets(const QString &reason, int closeCode);
    /// They receive, and change nothing, for so long. \param minutes 0: they may again
    Q_INVOKABLE void muteTargets(int minutes, const QString &reason);
    /// Withdraws all tokens of the targets' users.
    Q_INVOKABLE void revokeTargets();
    Q_INVOKABLE void unsubscribe(const QString &channel, const QString &reason);

    /// Once a second.
    void tick() { m_clients.tick(); }

Q_SIGNALS:
    void viewChanged();
    void isActiveChanged();
    void listed();
    void mayActChanged();
    void searchTextChanged();
    void currentChanged();
    void targetsChanged();
    void messageChanged();

private:
    void ask(qint64 after, int round);
    void onPage(const QByteArray &json, int round);
    void fail(const client::RequestError &error);
    [[nodiscard]] QByteArray question(qint64 after) const;
    [[nodiscard]] QList<client::ConnectionInfo> targets() const;
    void order(std::string_view command, const QByteArray &argument, const QString &done);
    void onOrdered(const client::Reply &reply, const QString &done);
    void followCurrent();
    void applySearch();

    client::HubConnection &m_connection;
    const SettingsViewModel &m_settings;
    ClientListModel m_clients;
    RoomListModel m_rooms;
    EndingListModel m_endings;
    FieldListModel m_summary;
    QTimer m_timer;
    View m_view = Clients;
    std::optional<client::RoomInfo> m_room;
    client::ConnectionInfo m_current;
    QList<client::ConnectionInfo> m_arriving; ///< pages of the running round
    QList<client::RoomInfo> m_arrivingRooms;
    int m_round = 0; ///< answers of earlier ones are dropped
    bool m_isAsking = false;
    bool m_isLoaded = false;
    int m_total = 0; ///< at the hub
    QString m_problem;
    QString m_searchText;
    QString m_searchError;
    QString m_message;
    bool m_isRefused = false;
    int m_open = 0; ///< orders without an answer
    int m_refusals = 0;
    int m_carriedOut = 0;
};

} // namespace opsroom::viewmodels

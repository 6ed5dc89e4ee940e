#pragma once

#include "qml/viewmodels/export_view_model.h"
#include "qml/viewmodels/filter_view_model.h"
#include "qml/viewmodels/transaction_feed_model.h"
#include "qml/viewmodels/transaction_inspector.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// The page of transactions: feed, pause, filter, order, selection, inspector and export.
///
/// While paused the feed stands still, and what arrives waits: at most as many updates as the log has rows; the oldest
/// give way and are counted.
/// Thread: main.
class TransactionsViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(opsroom::viewmodels::TransactionFeedModel *feed READ feed CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::FilterViewModel *filter READ filter CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::TransactionInspector *inspector READ inspector CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::ExportViewModel *exporter READ exporter CONSTANT FINAL)
    Q_PROPERTY(bool isPaused READ isPaused WRITE setIsPaused NOTIFY pauseChanged FINAL)
    Q_PROPERTY(bool isFollowing READ isFollowing WRITE setIsFollowing NOTIFY isFollowingChanged FINAL)
    Q_PROPERTY(int waitingCount READ waitingCount NOTIFY pauseChanged FINAL)
    Q_PROPERTY(int droppedCount READ droppedCount NOTIFY pauseChanged FINAL)
    Q_PROPERTY(QString pauseText READ pauseText NOTIFY pauseChanged FINAL)
    Q_PROPERTY(int shownCount READ shownCount NOTIFY countsChanged FINAL)
    Q_PROPERTY(int totalCount READ totalCount NOTIFY countsChanged FINAL)
    Q_PROPERTY(QString countText READ countText NOTIFY countsChanged FINAL)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged FINAL)
    Q_PROPERTY(int currentRow READ currentRow WRITE setCurrentRow NOTIFY currentRowChanged FINAL)
    Q_PROPERTY(opsroom::viewmodels::TransactionFeedModel::Column sortColumn READ sortColumn NOTIFY sortChanged FINAL)
    Q_PROPERTY(bool isSortDescending READ isSortDescending NOTIFY sortChanged FINAL)
    Q_PROPERTY(QString extraPath READ extraPath NOTIFY extraPathChanged FINAL)
    Q_PROPERTY(bool hasReceived READ hasReceived NOTIFY countsChanged FINAL)

public:
    TransactionsViewModel(SettingsViewModel &settings, const AlertListModel &alerts, QObject *parent = nullptr);

    [[nodiscard]] TransactionFeedModel *feed() { return &m_feed; }
    [[nodiscard]] FilterViewModel *filter() { return &m_filter; }
    [[nodiscard]] TransactionInspector *inspector() { return &m_inspector; }
    [[nodiscard]] ExportViewModel *exporter() { return &m_export; }
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    void setIsPaused(bool isPaused);
    /// The view stays at the newest row.
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    void setIsFollowing(bool isFollowing);
    [[nodiscard]] int waitingCount() const { return static_cast<int>(m_waiting.size()); }
    [[nodiscard]] int droppedCount() const { return m_dropped; }
    /// "paused – 1,234 new, 0 dropped"; empty unless paused.
    [[nodiscard]] QString pauseText() const;
    [[nodiscard]] int shownCount() const { return m_feed.count(); }
    [[nodiscard]] int totalCount() const { return static_cast<int>(m_feed.log().size()); }
    /// "shown 12 of 10,000"
    [[nodiscard]] QString countText() const;
    [[nodiscard]] int selectedCount() const { return static_cast<int>(m_feed.selection().size()); }
    /// The row with the keyboard; follows its update while the feed moves. -1: none.
    [[nodiscard]] int currentRow() const { return m_currentRow; }
    void setCurrentRow(int row);
    [[nodiscard]] TransactionFeedModel::Column sortColumn() const { return m_feed.sortColumn(); }
    [[nodiscard]] bool isSortDescending() const { return m_feed.isDescending(); }
    /// The place in the events' JSON that has a column of its own; empty: none. It is kept.
    [[nodiscard]] QString extraPath() const { return m_feed.extraPath().text(); }
    /// \returns false for what is no path; nothing has changed then.
    Q_INVOKABLE bool setExtraPath(const QString &path);
    [[nodiscard]] bool hasReceived() const { return totalCount() > 0; }

    /// At most once in 50 ms, as the stream batches.
    void append(QList<client::TransactionUpdate> updates);

    Q_INVOKABLE void togglePause() { setIsPaused(!m_isPaused); }
    /// The same column again turns the order round; any but time stops following.
    Q_INVOKABLE void sortBy(opsroom::viewmodels::TransactionFeedModel::Column column);
    /// Opens the inspector on a row, and pauses so that it stays where it is.
    Q_INVOKABLE void inspect(int row);
    Q_INVOKABLE void toggleSelected(int row);
    /// Adds all rows between the last one touched and this one.
    Q_INVOKABLE void selectTo(int row);
    Q_INVOKABLE void selectAll();
    Q_INVOKABLE void clearSelection();
    Q_INVOKABLE void copyRow(int row) const;
    Q_INVOKABLE void copyJson(int row) const;
    Q_INVOKABLE void exportTo(const QUrl &file, opsroom::viewmodels::ExportViewModel::Format format,
                              opsroom::viewmodels::ExportViewModel::Scope scope);

Q_SIGNALS:
    void pauseChanged();
    void isFollowingChanged();
    void countsChanged();
    void selectionChanged();
    void currentRowChanged();
    void sortChanged();
    void extraPathChanged();

private:
    void takeWaiting();
    void restoreCurrentRow();
    [[nodiscard]] bool hasRow(int row) const { return row >= 0 && row < m_feed.count(); }

    SettingsViewModel &m_settings;
    TransactionFeedModel m_feed;
    FilterViewModel m_filter;
    TransactionInspector m_inspector;
    ExportViewModel m_export;
    bool m_isPaused = false;
    bool m_isFollowing = true;
    QList<client::TransactionUpdate> m_waiting;
    int m_dropped = 0;
    int m_currentRow = -1;
    quint64 m_currentNumber = 0;
    int m_lastTouched = -1;
};

} // namespace opsroom::viewmodels

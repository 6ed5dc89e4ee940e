#include "qml/viewmodels/transactions_view_model.h"

#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/transaction_export.h"
#include "qml/viewmodels/words.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace opsroom::viewmodels {

namespace {
const QString kExtraKey = QStringLiteral("transactions-extra");
}

TransactionsViewModel::TransactionsViewModel(SettingsViewModel &settings, const AlertListModel &alerts, QObject *parent)
    : QObject(parent),
      m_settings(settings),
      m_feed(settings, settings.ringSize()),
      m_filter(QStringLiteral("transactions"), settings),
      m_inspector(m_feed.log(), alerts, settings)
{
    connect(&m_filter, &FilterViewModel::expressionChanged, this, [this] {
        m_feed.setFilter(m_filter.expression());
        restoreCurrentRow();
        Q_EMIT countsChanged();
    });
    connect(&m_settings, &SettingsViewModel::ringSizeChanged, this, [this] {
        m_feed.setCapacity(m_settings.ringSize());
        restoreCurrentRow();
        Q_EMIT countsChanged();
    });
    m_filter.applyDefault();
    std::ignore = setExtraPath(m_settings.columnLayout(kExtraKey));
    connect(&m_feed, &TransactionFeedModel::selectionChanged, this, &TransactionsViewModel::selectionChanged);
}

bool TransactionsViewModel::setExtraPath(const QString &path)
{
    const auto parsed = JsonPath::parse(path.trimmed());
    if (!parsed)
        return false;
    m_feed.setExtraPath(*parsed);
    m_settings.setColumnLayout(kExtraKey, parsed->text());
    Q_EMIT extraPathChanged();
    return true;
}

void TransactionsViewModel::append(QList<client::TransactionUpdate> updates)
{
    if (!m_isPaused) {
        m_feed.append(std::move(updates));
        m_inspector.refresh();
        restoreCurrentRow();
        Q_EMIT countsChanged();
        return;
    }
    m_waiting.append(std::move(updates));
    if (const qsizetype surplus = m_waiting.size() - m_feed.log().capacity(); surplus > 0) {
        m_waiting.remove(0, surplus);
        m_dropped += static_cast<int>(surplus);
    }
    Q_EMIT pauseChanged();
}

void TransactionsViewModel::setIsPaused(bool isPaused)
{
    if (m_isPaused == isPaused)
        return;
    m_isPaused = isPaused;
    if (!isPaused)
        takeWaiting();
    Q_EMIT pauseChanged();
}

void TransactionsViewModel::takeWaiting()
{
    m_dropped = 0;
    append(std::exchange(m_waiting, {}));
}

void TransactionsViewModel::setIsFollowing(bool isFollowing)
{
    if (m_isFollowing == isFollowing)
        return;
    m_isFollowing = isFollowing;
    if (isFollowing && m_feed.sortColumn() != TransactionFeedModel::TimeColumn) {
        m_feed.sortBy(TransactionFeedModel::TimeColumn, true);
        restoreCurrentRow();
        Q_EMIT sortChanged();
    }
    Q_EMIT isFollowingChanged();
}

QString TransactionsViewModel::pauseText() const
{
    return m_isPaused ? tr("paused – %1 new, %2 dropped").arg(countWords(waitingCount()), countWords(m_dropped))
                      : QString();
}

QString TransactionsViewModel::countText() const
{
    return tr("shown %1 of %2").arg(countWords(shownCount()), countWords(totalCount()));
}

void TransactionsViewModel::setCurrentRow(int row)
{
    row = hasRow(row) ? row : -1;
    if (row >= 0)
        m_currentNumber = m_feed.numberAt(row);
    if (m_currentRow == row)
        return;
    m_currentRow = row;
    Q_EMIT currentRowChanged();
}

void TransactionsViewModel::restoreCurrentRow()
{
    if (m_currentRow < 0)
        return;
    const int row = m_feed.rowOf(m_currentNumber);
    if (row == m_currentRow)
        return;
    m_currentRow = row;
    Q_EMIT currentRowChanged();
}

void TransactionsViewModel::sortBy(TransactionFeedModel::Column column)
{
    const bool isSame = column == m_feed.sortColumn();
    const bool isDescending = isSame ? !m_feed.isDescending() : column == TransactionFeedModel::AmountColumn;
    m_feed.sortBy(column, isDescending);
    restoreCurrentRow();
    if (column != TransactionFeedModel::TimeColumn)
        setIsFollowing(false);
    Q_EMIT sortChanged();
}

void TransactionsViewModel::inspect(int row)
{
    if (!hasRow(row))
        return;
    setIsPaused(true);
    setCurrentRow(row);
    m_inspector.open(m_feed.numberAt(row));
}

void TransactionsViewModel::toggleSelected(int row)
{
    if (!hasRow(row))
        return;
    m_lastTouched = row;
    m_feed.setSelected(row, !m_feed.selection().contains(m_feed.numberAt(row)));
}

void TransactionsViewModel::selectTo(int row)
{
    if (!hasRow(row))
        return;
    const int from = hasRow(m_lastTouched) ? m_lastTouched : row;
    for (int at = std::min(from, row); at <= std::max(from, row); ++at)
        m_feed.setSelected(at, true);
    m_lastTouched = row;
}

void TransactionsViewModel::selectAll()
{
    m_feed.selectAll();
}

void TransactionsViewModel::clearSelection()
{
    m_lastTouched = -1;
    m_feed.clearSelection();
}

void TransactionsViewModel::copyRow(int row) const
{
    if (hasRow(row)) {
        const QByteArray line = csvLine(m_feed.log().at(m_feed.numberAt(row)).update).trimmed();
        QGuiApplication::clipboard()->setText(QString::fromUtf8(line));
    }
}

void TransactionsViewModel::copyJson(int row) const
{
    if (hasRow(row))
        QGuiApplication::clipboard()->setText(QString::fromUtf8(m_feed.log().at(m_feed.numberAt(row)).update.json));
}

void TransactionsViewModel::exportTo(const QUrl &file, ExportViewModel::Format format, ExportViewModel::Scope scope)
{
    const TransactionLog &log = m_feed.log();
    QList<client::TransactionUpdate> updates;
    if (scope == ExportViewModel::All) {
        for (quint64 number = log.first(); number < log.end(); ++number)
            updates.append(log.at(number).update);
    } else {
        for (int row = 0; row < m_feed.count(); ++row) {
            const quint64 number = m_feed.numberAt(row);
            if (scope == ExportViewModel::Filtered || m_feed.selection().contains(number))
                updates.append(log.at(number).update);
        }
    }
    m_export.start(std::move(updates), format, file);
}

} // namespace opsroom::viewmodels

#include "qml/viewmodels/metric_card_model.h"

#include "qml/viewmodels/navigation_view_model.h"
#include "qml/viewmodels/words.h"

#include <cmath>

namespace opsroom::viewmodels {

namespace {

constexpr int kSamples = 300;     ///< five minutes
constexpr int kBadgeSamples = 60; ///< the badge compares with a minute ago

struct Face
{
    const char *key;
    const char *title;
    const char *unit;
    NavigationViewModel::Page page;
};

constexpr std::array<Face, MetricCardModel::kCards> kFaces{{
    {"connections", QT_TRANSLATE_NOOP("MetricCardModel", "Connections"), "", NavigationViewModel::Tenants},
    {"users", QT_TRANSLATE_NOOP("MetricCardModel", "Users"), "", NavigationViewModel::Tenants},
    {"tenants", QT_TRANSLATE_NOOP("MetricCardModel", "Tenants"), "", NavigationViewModel::Tenants},
    {"queued", QT_TRANSLATE_NOOP("MetricCardModel", "Queued"), "", NavigationViewModel::Traffic},
    {"rate", QT_TRANSLATE_NOOP("MetricCardModel", "Updates"), "/s", NavigationViewModel::Transactions},
    {"alerts", QT_TRANSLATE_NOOP("MetricCardModel", "Open alerts"), "", NavigationViewModel::Alerts},
}};

} // namespace

struct MetricCardModel::Entry
{
    SampleHistory history{kSamples};
    double value = std::numeric_limits<double>::quiet_NaN();

    [[nodiscard]] bool isKnown() const { return !std::isnan(value); }
    [[nodiscard]] QString badge() const
    {
        const int before = history.count() - kBadgeSamples;
        const double past = history.valueAt(std::max(before, 0));
        if (!isKnown() || std::isnan(past) || std::llround(value) == std::llround(past))
            return {};
        const qint64 change = std::llround(value) - std::llround(past);
        return (change > 0 ? QStringLiteral("+") : QString()) + countWords(change);
    }
};

MetricCardModel::MetricCardModel(QObject *parent) : QAbstractListModel(parent)
{
    for (int i = 0; i < kCards; ++i)
        m_entries.push_back(std::make_unique<Entry>());
}

MetricCardModel::~MetricCardModel() = default;

int MetricCardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kCards;
}

QVariant MetricCardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const Face &face = kFaces[row];
    Entry &entry = *m_entries[row];
    switch (role) {
    case KeyRole:
        return QString::fromLatin1(face.key);
    case Qt::DisplayRole:
    case TitleRole:
        return tr(face.title);
    case TextRole:
        return entry.isKnown() ? countWords(std::llround(entry.value)) : QStringLiteral("–");
    case UnitRole:
        return QString::fromLatin1(face.unit);
    case BadgeRole:
        return entry.badge();
    case IsKnownRole:
        return entry.isKnown();
    case HistoryRole:
        return QVariant::fromValue(&entry.history);
    case PageRole:
        return face.page;
    default:
        return {};
    }
}

QHash<int, QByteArray> MetricCardModel::roleNames() const
{
    return {{KeyRole, "key"},     {TitleRole, "title"},     {TextRole, "text"},       {UnitRole, "unit"},
            {BadgeRole, "badge"}, {IsKnownRole, "isKnown"}, {HistoryRole, "history"}, {PageRole, "page"}};
}

void MetricCardModel::setValue(Card card, double value, bool sample)
{
    Entry &entry = *m_entries[card];
    entry.value = value;
    if (sample)
        entry.history.append(value);
    Q_EMIT dataChanged(index(card), index(card), {TextRole, BadgeRole, IsKnownRole});
}

void MetricCardModel::sampleGaps()
{
    for (const std::unique_ptr<Entry> &entry : m_entries)
        entry->history.appendGap();
}

} // namespace opsroom::viewmodels

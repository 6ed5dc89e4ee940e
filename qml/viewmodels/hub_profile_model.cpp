#include "qml/viewmodels/hub_profile_model.h"

#include "qml/viewmodels/settings_view_model.h"

#include <QtCore/QUrl>
#include <QtCore/QUuid>

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

constexpr qsizetype kLongestName = 60;
constexpr qsizetype kLongestUrl = 400;
constexpr QChar kSeparator = u'\t';

QString lineOf(const HubProfile &profile)
{
    return QStringList{profile.id, profile.name, profile.url, profile.path,
                       QString::number(static_cast<int>(profile.environment))}
        .join(kSeparator);
}

/// A line that somebody has written by hand is checked like any other.
std::optional<HubProfile> profileOf(const QString &line)
{
    const QStringList parts = line.split(kSeparator);
    if (parts.size() != 5 || parts[0].isEmpty())
        return {};
    const int environment = std::clamp(parts[4].toInt(), 0, static_cast<int>(Environment::Development));
    return HubProfile{parts[0], parts[1], parts[2], parts[3], static_cast<Environment::Kind>(environment)};
}

bool isHubUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme();
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
           && (scheme == QLatin1String("http") || scheme == QLatin1String("https") || scheme == QLatin1String("ws")
               || scheme == QLatin1String("wss"));
}

} // namespace

HubProfileModel::HubProfileModel(SettingsViewModel &settings, QObject *parent)
    : QAbstractListModel(parent), m_settings(settings)
{
    for (const QString &line : settings.hubProfiles()) {
        const auto profile = profileOf(line);
        if (profile && m_profiles.size() < kMostProfiles && problemOf(*profile).isEmpty())
            m_profiles.append(*profile);
    }
}

int HubProfileModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant HubProfileModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const HubProfile &profile = m_profiles[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return profile.name;
    case UrlRole:
        return profile.url;
    case PathRole:
        return profile.path;
    case EnvironmentRole:
        return profile.environment;
    case BadgeRole:
        return Environment::badgeOf(profile.environment);
    }
    return {};
}

QHash<int, QByteArray> HubProfileModel::roleNames() const
{
    return {{NameRole, "name"},
            {UrlRole, "url"},
            {PathRole, "path"},
            {EnvironmentRole, "environment"},
            {BadgeRole, "badge"}};
}

const HubProfile *HubProfileModel::find(const QString &id) const
{
    const auto found = std::ranges::find(m_profiles, id, &HubProfile::id);
    return found == m_profiles.end() ? nullptr : &*found;
}

QString HubProfileModel::problemOf(const HubProfile &profile) const
{
    if (profile.name.isEmpty() || profile.name.size() > kLongestName || profile.name.contains(kSeparator))
        return tr("A name has 1 to %1 characters").arg(kLongestName);
    if (profile.url.size() > kLongestUrl || !isHubUrl(profile.url))
        return tr("An address looks like https://hub.example:3001");
    if (!profile.path.startsWith(u'/') || profile.path.size() > kLongestUrl || profile.path.contains(kSeparator))
        return tr("A path begins with a slash");
    const bool isKnown = !profile.id.isEmpty() && find(profile.id) != nullptr;
    if (!isKnown && count() >= kMostProfiles)
        return tr("There are %1 hubs already").arg(kMostProfiles);
    const auto isOther = [&profile](const HubProfile &other) {
        return other.id != profile.id && other.name == profile.name;
    };
    return std::ranges::any_of(m_profiles, isOther) ? tr("Another hub has this name") : QString();
}

QString HubProfileModel::save(HubProfile profile)
{
    if (profile.id.isEmpty())
        profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    beginResetModel();
    m_profiles.removeIf([&profile](const HubProfile &other) { return other.id == profile.id; });
    const auto place = std::ranges::find_if(
        m_profiles, [&profile](const HubProfile &other) { return other.name.localeAwareCompare(profile.name) > 0; });
    m_profiles.insert(place, profile);
    endResetModel();
    store();
    Q_EMIT countChanged();
    return profile.id;
}

void HubProfileModel::remove(int row)
{
    if (row < 0 || row >= count())
        return;
    beginRemoveRows({}, row, row);
    m_profiles.removeAt(row);
    endRemoveRows();
    store();
    Q_EMIT countChanged();
}

void HubProfileModel::store()
{
    QStringList lines;
    for (const HubProfile &profile : m_profiles)
        lines.append(lineOf(profile));
    m_settings.setHubProfiles(lines);
}

} // namespace opsroom::viewmodels

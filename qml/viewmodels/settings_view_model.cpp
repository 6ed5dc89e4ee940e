#include "qml/viewmodels/settings_view_model.h"

#include <QtCore/QFileInfo>

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

constexpr auto kThemeKey = "appearance/theme";
constexpr auto kDensityKey = "appearance/density";
constexpr auto kUtcKey = "appearance/utc";
constexpr auto kMotionKey = "appearance/reducedMotion";
constexpr auto kReadOnlyKey = "work/readOnly";
constexpr auto kSoundKey = "alerts/sound";
constexpr auto kNotificationsKey = "alerts/notifications";
constexpr auto kMutedKey = "alerts/mutedUntil";
constexpr auto kLanguageKey = "appearance/language";
constexpr auto kIntroducedKey = "window/introduced";
constexpr auto kRingKey = "feed/rows";

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

/// A value written by hand or by another version is held to the enumeration.
template <class Enum>
Enum enumValue(const QVariant &value, Enum last, Enum fallback)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    return isNumber && number >= 0 && number <= static_cast<int>(last) ? static_cast<Enum>(number) : fallback;
}

} // namespace

SettingsViewModel::SettingsViewModel(const QString &file, QObject *parent)
    : QObject(parent),
      m_store(file.isEmpty() ? std::make_unique<QSettings>(QStringLiteral("opsroom"), QStringLiteral("console"))
                             : std::make_unique<QSettings>(file, QSettings::IniFormat))
{
    read();
}

void SettingsViewModel::read()
{
    m_theme = enumValue(m_store->value(key(kThemeKey)), HighContrast, m_theme);
    m_density = enumValue(m_store->value(key(kDensityKey)), Compact, m_density);
    m_isUtc = m_store->value(key(kUtcKey), m_isUtc).toBool();
    m_hasReducedMotion = m_store->value(key(kMotionKey), m_hasReducedMotion).toBool();
    m_isReadOnly = m_store->value(key(kReadOnlyKey), m_isReadOnly).toBool();
    m_hasSound = m_store->value(key(kSoundKey), m_hasSound).toBool();
    m_hasNotifications = m_store->value(key(kNotificationsKey), m_hasNotifications).toBool();
    m_mutedUntilMs = m_store->value(key(kMutedKey), m_mutedUntilMs).toLongLong();
    m_isIntroduced = m_store->value(key(kIntroducedKey), m_isIntroduced).toBool();
    m_language = enumValue(m_store->value(key(kLanguageKey)), German, m_language);
    m_ringSize = std::clamp(m_store->value(key(kRingKey), m_ringSize).toInt(), kLeastRingSize, kMostRingSize);
}

void SettingsViewModel::setTheme(Theme theme)
{
    if (m_theme == theme)
        return;
    m_theme = theme;
    m_store->setValue(key(kThemeKey), static_cast<int>(theme));
    Q_EMIT themeChanged();
}

void SettingsViewModel::setDensity(Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    m_store->setValue(key(kDensityKey), static_cast<int>(density));
    Q_EMIT densityChanged();
}

void SettingsViewModel::setIsUtc(bool isUtc)
{
    if (m_isUtc == isUtc)
        return;
    m_isUtc = isUtc;
    m_store->setValue(key(kUtcKey), isUtc);
    Q_EMIT isUtcChanged();
}

void SettingsViewModel::setHasReducedMotion(bool hasReducedMotion)
{
    if (m_hasReducedMotion == hasReducedMotion)
        return;
    m_hasReducedMotion = hasReducedMotion;
    m_store->setValue(key(kMotionKey), hasReducedMotion);
    Q_EMIT hasReducedMotionChanged();
}

void SettingsViewModel::setIsReadOnly(bool isReadOnly)
{
    if (m_isReadOnly == isReadOnly)
        return;
    m_isReadOnly = isReadOnly;
    m_store->setValue(key(kReadOnlyKey), isReadOnly);
    Q_EMIT isReadOnlyChanged();
}

void SettingsViewModel::setHasSound(bool hasSound)
{
    if (m_hasSound == hasSound)
        return;
    m_hasSound = hasSound;
    m_store->setValue(key(kSoundKey), hasSound);
    Q_EMIT callsChanged();
}

void SettingsViewModel::setHasNotifications(bool hasNotifications)
{
    if (m_hasNotifications == hasNotifications)
        return;
    m_hasNotifications = hasNotifications;
    m_store->setValue(key(kNotificationsKey), hasNotifications);
    Q_EMIT callsChanged();
}

void SettingsViewModel::setMutedUntilMs(qint64 time)
{
    m_mutedUntilMs = time;
    m_store->setValue(key(kMutedKey), time);
}

void SettingsViewModel::setLanguage(Language language)
{
    if (m_language == language)
        return;
    m_language = language;
    m_store->setValue(key(kLanguageKey), static_cast<int>(language));
    Q_EMIT languageChanged();
}

void SettingsViewModel::setIsIntroduced(bool isIntroduced)
{
    if (m_isIntroduced == isIntroduced)
        return;
    m_isIntroduced = isIntroduced;
    m_store->setValue(key(kIntroducedKey), isIntroduced);
    Q_EMIT isIntroducedChanged();
}

void SettingsViewModel::setRingSize(int rows)
{
    rows = std::clamp(rows, kLeastRingSize, kMostRingSize);
    if (m_ringSize == rows)
        return;
    m_ringSize = rows;
    m_store->setValue(key(kRingKey), rows);
    Q_EMIT ringSizeChanged();
}

QString SettingsViewModel::folder() const
{
    return QFileInfo(m_store->fileName()).path();
}

QRect SettingsViewModel::windowGeometry() const
{
    return m_store->value(QStringLiteral("window/geometry")).toRect();
}

void SettingsViewModel::setWindowGeometry(const QRect &geometry)
{
    m_store->setValue(QStringLiteral("window/geometry"), geometry);
}

QString SettingsViewModel::columnLayout(const QString &table) const
{
    return m_store->value(QStringLiteral("layouts/") + table).toString();
}

void SettingsViewModel::setColumnLayout(const QString &table, const QString &layout)
{
    m_store->setValue(QStringLiteral("layouts/") + table, layout);
}

QStringList SettingsViewModel::hubProfiles() const
{
    return m_store->value(QStringLiteral("hubs/profiles")).toStringList();
}

void SettingsViewModel::setHubProfiles(const QStringList &profiles)
{
    m_store->setValue(QStringLiteral("hubs/profiles"), profiles);
}

QStringList SettingsViewModel::openHubs() const
{
    return m_store->value(QStringLiteral("hubs/open")).toStringList();
}

void SettingsViewModel::setOpenHubs(const QStringList &ids)
{
    m_store->setValue(QStringLiteral("hubs/open"), ids);
}

QStringList SettingsViewModel::savedFilters(const QString &page) const
{
    return m_store->value(QStringLiteral("filters/") + page).toStringList();
}

void SettingsViewModel::setSavedFilters(const QString &page, const QStringList &filters)
{
    m_store->setValue(QStringLiteral("filters/") + page, filters);
}

} // namespace opsroom::viewmodels

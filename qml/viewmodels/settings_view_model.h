#pragma once

#include <QtCore/QObject>
#include <QtCore/QRect>
#include <QtCore/QSettings>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace opsroom::viewmodels {

/// What the operator has chosen; kept from one start to the next. Never a token or a secret.
///
/// Thread: main.
class SettingsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(Theme theme READ theme WRITE setTheme NOTIFY themeChanged FINAL)
    Q_PROPERTY(Density density READ density WRITE setDensity NOTIFY densityChanged FINAL)
    Q_PROPERTY(bool isUtc READ isUtc WRITE setIsUtc NOTIFY isUtcChanged FINAL)
    Q_PROPERTY(
        bool hasReducedMotion READ hasReducedMotion WRITE setHasReducedMotion NOTIFY hasReducedMotionChanged FINAL)
    Q_PROPERTY(bool isReadOnly READ isReadOnly WRITE setIsReadOnly NOTIFY isReadOnlyChanged FINAL)
    Q_PROPERTY(bool hasSound READ hasSound WRITE setHasSound NOTIFY callsChanged FINAL)
    Q_PROPERTY(bool hasNotifications READ hasNotifications WRITE setHasNotifications NOTIFY callsChanged FINAL)
    Q_PROPERTY(Language language READ language WRITE setLanguage NOTIFY languageChanged FINAL)
    Q_PROPERTY(bool isIntroduced READ isIntroduced WRITE setIsIntroduced NOTIFY isIntroducedChanged FINAL)
    Q_PROPERTY(int ringSize READ ringSize WRITE setRingSize NOTIFY ringSizeChanged FINAL)
    Q_PROPERTY(int leastRingSize READ leastRingSize CONSTANT FINAL)
    Q_PROPERTY(int mostRingSize READ mostRingSize CONSTANT FINAL)

public:
    enum Theme { SystemTheme, Light, Dark, HighContrast };
    Q_ENUM(Theme)
    enum Language { SystemLanguage, English, German };
    Q_ENUM(Language)
    enum Density { Comfortable, Compact };
    Q_ENUM(Density)

    static constexpr int kLeastRingSize = 1'000;
    static constexpr int kDefaultRingSize = 10'000;
    static constexpr int kMostRingSize = 100'000;

    /// \param file of the settings; empty: the user's own.
    explicit SettingsViewModel(const QString &file = {}, QObject *parent = nullptr);

    /// Where files of ours may be kept beside them.
    [[nodiscard]] QString folder() const;
    [[nodiscard]] Theme theme() const { return m_theme; }
    void setTheme(Theme theme);
    [[nodiscard]] Density density() const { return m_density; }
    void setDensity(Density density);
    [[nodiscard]] bool isUtc() const { return m_isUtc; }
    void setIsUtc(bool isUtc);
    [[nodiscard]] bool hasReducedMotion() const { return m_hasReducedMotion; }
    void setHasReducedMotion(bool hasReducedMotion);
    /// The console shows, and changes nothing at the hub.
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    void setIsReadOnly(bool isReadOnly);
    /// Grave alerts sound, and show over other programs.
    [[nodiscard]] bool hasSound() const { return m_hasSound; }
    void setHasSound(bool hasSound);
    [[nodiscard]] bool hasNotifications() const { return m_hasNotifications; }
    void setHasNotifications(bool hasNotifications);
    /// Nothing sounds before; milliseconds since 1970. 0: it may.
    [[nodiscard]] qint64 mutedUntilMs() const { return m_mutedUntilMs; }
    void setMutedUntilMs(qint64 time);
    [[nodiscard]] Language language() const { return m_language; }
    void setLanguage(Language language);
    /// The operator has been through the assistant of the first run.
    [[nodiscard]] bool isIntroduced() const { return m_isIntroduced; }
    void setIsIntroduced(bool isIntroduced);
    [[nodiscard]] int ringSize() const { return m_ringSize; }
    /// Held to the limits.
    void setRingSize(int rows);
    [[nodiscard]] int leastRingSize() const { return kLeastRingSize; }
    [[nodiscard]] int mostRingSize() const { return kMostRingSize; }

    /// Where the window was last; null: it has not been opened yet.
    Q_INVOKABLE QRect windowGeometry() const;
    Q_INVOKABLE void setWindowGeometry(const QRect &geometry);
    /// Which columns of a table are shown and how wide they are, as the table writes it; empty: nobody has chosen.
    Q_INVOKABLE QString columnLayout(const QString &table) const;
    Q_INVOKABLE void setColumnLayout(const QString &table, const QString &layout);

    /// Hubs, as HubProfileModel writes them. Never their tokens.
    [[nodiscard]] QStringList hubProfiles() const;
    void setHubProfiles(const QStringList &profiles);
    /// Ids of the profiles that were open last.
    [[nodiscard]] QStringList openHubs() const;
    void setOpenHubs(const QStringList &ids);

    /// Filters saved for a page, as "name<TAB>text".
    [[nodiscard]] QStringList savedFilters(const QString &page) const;
    void setSavedFilters(const QString &page, const QStringList &filters);

Q_SIGNALS:
    void themeChanged();
    void densityChanged();
    void isUtcChanged();
    void hasReducedMotionChanged();
    void isReadOnlyChanged();
    void callsChanged();
    void languageChanged();
    void isIntroducedChanged();
    void ringSizeChanged();

private:
    void read();

    std::unique_ptr<QSettings> m_store;
    Theme m_theme = SystemTheme;
    Density m_density = Comfortable;
    bool m_isUtc = true;
    bool m_hasReducedMotion = false;
    Language m_language = SystemLanguage;
    bool m_isIntroduced = false;
    bool m_isReadOnly = false;
    bool m_hasSound = true;
    bool m_hasNotifications = true;
    qint64 m_mutedUntilMs = 0;
    int m_ringSize = kDefaultRingSize;
};

} // namespace opsroom::viewmodels

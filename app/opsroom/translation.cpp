#include "app/opsroom/translation.h"

#include <QtCore/QCoreApplication>

namespace opsroom::app {

using viewmodels::SettingsViewModel;

Translation::Translation(const SettingsViewModel &settings) : m_settings(settings)
{
    apply();
    connect(&settings, &SettingsViewModel::languageChanged, this, [this] {
        apply();
        Q_EMIT changed();
    });
}

void Translation::apply()
{
    QCoreApplication::removeTranslator(&m_translator);
    const auto language = m_settings.language();
    // A language that is chosen is meant for the figures as well; otherwise they are the system's business.
    QLocale::setDefault(language == SettingsViewModel::SystemLanguage ? m_system
                        : language == SettingsViewModel::German       ? QLocale(QLocale::German)
                                                                      : QLocale(QLocale::English));
    if (m_translator.load(QLocale(), QStringLiteral("opsroom"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&m_translator);
}

} // namespace opsroom::app

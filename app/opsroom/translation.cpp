#include "app/opsroom/translation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace opsroom::app {

Translation::Translation(viewmodels::SettingsViewModel::Language language)
{
    using viewmodels::SettingsViewModel;
    // A language that is chosen is meant for the figures as well; otherwise they are the system's business.
    if (language != SettingsViewModel::SystemLanguage)
        QLocale::setDefault(QLocale(language == SettingsViewModel::German ? QLocale::German : QLocale::English));
    if (m_translator.load(QLocale(), QStringLiteral("opsroom"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&m_translator);
}

} // namespace opsroom::app

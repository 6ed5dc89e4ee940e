#pragma once

#include "qml/viewmodels/settings_view_model.h"

#include <QtCore/QLocale>
#include <QtCore/QObject>
#include <QtCore/QTranslator>

namespace opsroom::app {

/// The console's words in the language of the settings, or of the system; English where there is no translation.
/// Numbers and dates that are shown go along. Ends with this object.
///
/// Thread: main; made before anything is shown. Ownership: the settings outlive it.
class Translation final : public QObject
{
    Q_OBJECT

public:
    explicit Translation(const viewmodels::SettingsViewModel &settings);

Q_SIGNALS:
    /// Another language was chosen and is in force: what is shown is to be said anew.
    void changed();

private:
    void apply();

    const viewmodels::SettingsViewModel &m_settings;
    const QLocale m_system;
    QTranslator m_translator;
};

} // namespace opsroom::app

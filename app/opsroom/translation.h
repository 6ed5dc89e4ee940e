#pragma once

#include "qml/viewmodels/settings_view_model.h"

#include <QtCore/QTranslator>

namespace opsroom::app {

/// The console's words in the language of the settings, or of the system; English where there is no translation.
/// Numbers and dates that are shown go along. Ends with this object.
///
/// Thread: main, before anything is shown.
class Translation
{
public:
    explicit Translation(viewmodels::SettingsViewModel::Language language);

private:
    QTranslator m_translator;
};

} // namespace opsroom::app

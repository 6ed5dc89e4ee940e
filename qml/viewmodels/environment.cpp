#include "qml/viewmodels/environment.h"

namespace opsroom::viewmodels {

QString Environment::badgeOf(Kind kind)
{
    switch (kind) {
    case Unnamed:
        return {};
    case Production:
        return tr("PROD");
    case Staging:
        return tr("STAGING");
    case Test:
        return tr("TEST");
    case Development:
        return tr("DEV");
    case Demo:
        return tr("DEMO");
    case Replay:
        return tr("REPLAY");
    }
    return {};
}

} // namespace opsroom::viewmodels

#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// What kind of hub a console looks at: its badge is over everything, so that no test is taken for the real thing, and
/// the real thing for no test.
class Environment : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("An enumeration")

public:
    enum Kind { Unnamed, Production, Staging, Test, Development, Demo, Replay };
    Q_ENUM(Kind)

    /// "PROD"; empty for Unnamed.
    [[nodiscard]] static QString badgeOf(Kind kind);
};

} // namespace opsroom::viewmodels

#pragma once

#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QString>

#include <functional>
#include <utility>

namespace opsroom::viewmodels {

/// Port: the hub that runs inside this process.
///
/// Thread: main; answers come there, within the call or later.
class HubControl
{
public:
    struct Setting
    {
        QString name;  ///< "limits.message"
        QString value; ///< as it may be edited: without the quotes of TOML
        QString usual; ///< what it is where nobody says otherwise
        QString meaning;
    };
    /// By name of the setting; under an empty name what concerns all.
    using Problems = QMap<QString, QString>;
    using Changes = QMap<QString, QString>; ///< values by name
    /// \param error empty: done
    using Done = std::function<void(const QString &error)>;

    HubControl() = default;
    HubControl(const HubControl &) = delete;
    HubControl &operator=(const HubControl &) = delete;
    virtual ~HubControl() = default;

    [[nodiscard]] virtual bool isRunning() const = 0;
    /// What is to be known about it, as names and values: address, keys, TLS, store.
    [[nodiscard]] virtual QList<std::pair<QString, QString>> facts() const = 0;
    [[nodiscard]] virtual QList<Setting> settings() const = 0;
    /// What is wrong with the changes; empty if a hub could start with them. Nothing has changed then.
    [[nodiscard]] virtual Problems check(const Changes &changes) const = 0;
    /// Starts it, or starts it again, with the changes, on the same address. Precondition: check() found nothing.
    virtual void start(const Changes &changes, Done done) = 0;
    virtual void stop(Done done) = 0;
};

} // namespace opsroom::viewmodels

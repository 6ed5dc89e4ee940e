#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <cstdint>
#include <optional>
#include <string_view>

namespace opsroom::client {

/// An event as the hub sent it. JSON stays the text that came over the wire, so that numbers of any size survive.
struct HubEvent
{
    QString name;
    QByteArray argument;  ///< JSON of the first argument; empty if there is none
    QByteArray arguments; ///< JSON array with the name and all arguments
    QList<QByteArray> attachments;
    std::optional<std::uint64_t> ackId; ///< the hub is told when all receivers have had it
    qint64 receivedAtMs = 0;            ///< milliseconds since 1970, by our clock

    [[nodiscard]] bool isNamed(std::string_view wanted) const
    {
        return name == QLatin1StringView(wanted.data(), static_cast<qsizetype>(wanted.size()));
    }
};

} // namespace opsroom::client

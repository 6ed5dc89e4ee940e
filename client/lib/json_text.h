#pragma once

#include "core/protocol/json/document.h"
#include "core/protocol/json/value.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <string_view>

/// What comes and goes as JSON, in Qt's types.
namespace opsroom::client {

/// Of an event or an answer. Generous: what the hub sends was checked by the hub.
inline constexpr json::Limits kHubJson{64, 100'000};

/// Text of a string; empty for anything else.
[[nodiscard]] inline QString textOf(json::Value value)
{
    return value.isString() ? QString::fromStdString(value.string()) : QString();
}

[[nodiscard]] inline QString textOf(json::Value object, std::string_view name)
{
    return textOf(object.find(name));
}

[[nodiscard]] inline QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// Lives as long as \a bytes do.
[[nodiscard]] inline std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace opsroom::client

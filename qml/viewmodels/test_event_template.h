#pragma once

#include "core/protocol/json/value.h"

#include <QtCore/QString>

#include <span>
#include <string_view>

namespace opsroom::viewmodels {

/// An event that a tester begins with: its name, a payload that the hub takes, and the check that the hub makes.
struct TestEventTemplate
{
    /// Why the hub would refuse a payload; empty: it would not.
    using Check = QString (*)(json::Value payload);

    std::string_view event;
    const char *payload;
    Check problemOf;

    [[nodiscard]] QString name() const
    {
        return QString::fromLatin1(event.data(), static_cast<qsizetype>(event.size()));
    }

    /// In the order in which they are offered; never empty.
    [[nodiscard]] static std::span<const TestEventTemplate> all();
    /// Null: there is none.
    [[nodiscard]] static const TestEventTemplate *find(const QString &event);
};

} // namespace opsroom::viewmodels

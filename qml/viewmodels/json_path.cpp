#include "qml/viewmodels/json_path.h"

#include "client/lib/json_text.h"

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

json::Value stepInto(json::Value value, const QString &step)
{
    if (value.isObject())
        return value.find(step.toStdString());
    bool isNumber = false;
    int place = step.toInt(&isNumber);
    if (!isNumber || place < 0 || !value.isArray())
        return {};
    for (const json::Value element : value.elements()) {
        if (place-- == 0)
            return element;
    }
    return {};
}

} // namespace

std::optional<JsonPath> JsonPath::parse(const QString &text)
{
    JsonPath path;
    if (text.isEmpty())
        return path;
    path.m_steps = text.split(u'.');
    const bool isPath = text.size() <= kMostLength && path.m_steps.size() <= kMostSteps
                        && std::ranges::none_of(path.m_steps, [](const QString &step) {
                               return step.isEmpty() || step.contains(u',') || step.trimmed() != step;
                           });
    return isPath ? std::optional(path) : std::nullopt;
}

QString JsonPath::valueIn(const QByteArray &json) const
{
    if (isEmpty())
        return {};
    json::Document document;
    const auto root = document.parse(client::viewOf(json));
    json::Value value = root ? *root : json::Value();
    for (const QString &step : m_steps)
        value = stepInto(value, step);
    if (!value.isPresent() || value.isNull())
        return {};
    return value.isString() ? client::textOf(value) : QString::fromUtf8(client::bytesOf(value.raw()));
}

} // namespace opsroom::viewmodels

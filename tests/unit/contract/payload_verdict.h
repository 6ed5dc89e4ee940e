#pragma once

#include "core/protocol/json/document.h"
#include "core/protocol/json/value.h"
#include "tests/support/test_case.h"

namespace opsroom::test {

/// What \a read finds wrong with the JSON \a text: the detail of its refusal, or nothing. A row whose text is no JSON,
/// or whose refusal carries another code than BadRequest, says so and matches no expectation.
template <class Read>
[[nodiscard]] QByteArray verdictOf(const Read &read, const QByteArray &text)
{
    json::Document document;
    const auto value = document.parse({text.constData(), static_cast<std::size_t>(text.size())});
    if (!value)
        return "not JSON: " + QByteArray::fromStdString(value.error().detail);
    const auto result = read(*value);
    if (result)
        return {};
    if (result.error().code != ErrorCode::BadRequest)
        return "wrong error code";
    return QByteArray::fromStdString(result.error().detail);
}

/// A JSON string of \a count times \a character.
[[nodiscard]] inline QByteArray quoted(int count, const char *character = "x")
{
    return '"' + QByteArray(character).repeated(count) + '"';
}

/// A JSON array of \a count times \a element.
[[nodiscard]] inline QByteArray arrayOf(int count, const QByteArray &element)
{
    return '[' + QByteArrayList(count, element).join(',') + ']';
}

} // namespace opsroom::test

#pragma once

#include "core/base/result.h"
#include "core/contract/enum_names.h"
#include "core/contract/payload/payload_text.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

/// Rules for the value of one member, shared by all payloads.
///
/// What a rule finds is BadRequest with a detail that goes on behind the member's name, such as " must be a boolean".
/// It names the rule and never the value: details travel to logs and to the peer.
namespace opsroom::contract {

/// The failure of a value that is not \a what: " must be <what>".
[[nodiscard]] Failure<Error> mustBe(std::string_view what);

/// Form of a string whose characters never need escapes in JSON. Such a string written with escapes is refused, so that
/// it can be passed on as a view of the payload.
struct Form
{
    bool (*matches)(std::string_view text);
    std::string_view description; ///< what the value must be
};
extern const Form kIdentifierForm;
extern const Form kRoleNameForm;
extern const Form kCurrencyForm;   ///< three capital letters, whether ISO 4217 knows them or not
extern const Form kCountryForm;    ///< two capital letters
extern const Form kReasonCodeForm; ///< ISO 20022 status reason
extern const Form kUetrForm;       ///< UUID of version 4 in lower case
extern const Form kTimeForm;       ///< RFC 3339 in UTC
extern const Form kAmountTextForm;

/// Limits of free text, counted in code points.
struct TextRule
{
    std::size_t fewest = 0;
    std::size_t most = std::numeric_limits<std::size_t>::max(); ///< by default the size of the message is the limit
    bool allowsLines = false; ///< line feed and tab; no other control character is ever allowed
};

[[nodiscard]] Result<void> checkForm(json::Value value, const Form &form);
[[nodiscard]] Result<void> readForm(json::Value value, const Form &form, std::string_view &out);
[[nodiscard]] Result<void> checkText(json::Value value, const TextRule &rule);
[[nodiscard]] Result<void> readText(json::Value value, const TextRule &rule, PayloadText &out);
/// Upper border of a member that only has to be an integer.
inline constexpr std::int64_t kAnyInteger = std::numeric_limits<std::int64_t>::max();
/// An integer is written without fraction and exponent.
[[nodiscard]] Result<void> readInteger(json::Value value, std::int64_t least, std::int64_t most, std::int64_t &out);
[[nodiscard]] Result<void> checkBoolean(json::Value value);
[[nodiscard]] Result<void> checkFraction(json::Value value); ///< a number from 0 to 1, such as a score; never money
[[nodiscard]] Result<void> checkAmount(json::Value value);
/// \returns the index of the word that \a value is.
[[nodiscard]] Result<std::size_t> indexOfWord(json::Value value, std::span<const std::string_view> words);

template <class Enum, std::size_t N>
[[nodiscard]] Result<void> readName(json::Value value, const EnumNames<Enum, N> &names, Enum &out)
{
    const auto index = indexOfWord(value, names);
    if (!index)
        return Failure(index.error());
    out = static_cast<Enum>(*index);
    return {};
}

/// An array of at most \a most elements, each of which \a read accepts; its finding gets "[index]" in front.
template <class Read>
[[nodiscard]] Result<void> readElements(json::Value array, std::size_t most, const Read &read)
{
    if (!array.isArray())
        return mustBe("an array");
    std::size_t index = 0;
    for (const json::Value element : array.elements()) {
        if (index == most)
            return mustBe("an array of at most " + std::to_string(most) + " elements");
        if (const Result<void> result = read(element); !result)
            return Failure(Error(result.error().code, '[' + std::to_string(index) + ']' + result.error().detail));
        ++index;
    }
    return {};
}

} // namespace opsroom::contract

#include "core/contract/payload/field_rules.h"

#include "core/base/time_text.h"
#include "core/contract/identifier.h"
#include "core/contract/money.h"
#include "core/contract/text_rules.h"

#include <algorithm>
#include <charconv>

namespace opsroom::contract {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isLowerHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f');
}

template <std::size_t count>
bool areCapitals(std::string_view text)
{
    return text.size() == count && std::all_of(text.begin(), text.end(), isCapital);
}

bool isReasonCode(std::string_view text)
{
    return text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return isCapital(c) || isDigit(c); });
}

bool isUetr(std::string_view text)
{
    // x: a hexadecimal digit, v: one of the variant of RFC 9562
    constexpr std::string_view kShape = "xxxxxxxx-xxxx-4xxx-vxxx-xxxxxxxxxxxx";
    return std::equal(text.begin(), text.end(), kShape.begin(), kShape.end(), [](char c, char wanted) {
        if (wanted == 'x')
            return isLowerHex(c);
        if (wanted == 'v')
            return c == '8' || c == '9' || c == 'a' || c == 'b';
        return c == wanted;
    });
}

bool isTime(std::string_view text)
{
    return parseTimeText(text).has_value();
}

std::string describe(const TextRule &rule)
{
    std::string text = "a string";
    if (rule.most != TextRule().most)
        text += " of " + std::to_string(rule.fewest) + " to " + std::to_string(rule.most) + " characters";
    return text
           + (rule.allowsLines ? " without control characters but line feed and tab" : " without control characters");
}

bool fits(std::string_view text, const TextRule &rule)
{
    const TextTraits traits = traitsOfText(text);
    return traits.isUtf8 && traits.characters >= rule.fewest && traits.characters <= rule.most && !traits.hasControls
           && (rule.allowsLines || !traits.hasLineControls);
}

} // namespace

constexpr Form kIdentifierForm{isIdentifier, "a string of 1 to 128 characters out of A-Z a-z 0-9 . _ : @ -"};
constexpr Form kRoleNameForm{isRoleName, "a role name: a-z, then up to 31 of a-z 0-9 _ -"};
constexpr Form kCurrencyForm{areCapitals<3>, "three capital letters"};
constexpr Form kCountryForm{areCapitals<2>, "two capital letters"};
constexpr Form kReasonCodeForm{isReasonCode, "four capital letters or digits"};
constexpr Form kUetrForm{isUetr, "a UUID of version 4 in lower case"};
constexpr Form kTimeForm{isTime, "a time in UTC such as 2026-11-22T18:00:00.123Z"};
constexpr Form kAmountTextForm{isAmountText,
                               "a decimal number as a string, at most 38 digits before and 30 behind the point"};

Failure<Error> mustBe(std::string_view what)
{
    return Failure(Error(ErrorCode::BadRequest, " must be " + std::string(what)));
}

Result<void> checkForm(json::Value value, const Form &form)
{
    std::string_view unused;
    return readForm(value, form, unused);
}

Result<void> readForm(json::Value value, const Form &form, std::string_view &out)
{
    const auto text = value.isString() ? value.plainString() : std::nullopt;
    if (!text || !form.matches(*text))
        return mustBe(form.description);
    out = *text;
    return {};
}

Result<void> checkText(json::Value value, const TextRule &rule)
{
    PayloadText unused;
    return readText(value, rule, unused);
}

Result<void> readText(json::Value value, const TextRule &rule, PayloadText &out)
{
    if (!value.isString())
        return mustBe(describe(rule));
    PayloadText text(value);
    if (!fits(text.view(), rule))
        return mustBe(describe(rule));
    out = std::move(text);
    return {};
}

Result<void> readInteger(json::Value value, std::int64_t least, std::int64_t most, std::int64_t &out)
{
    const auto number = value.integer();
    if (!number || *number < least || *number > most)
        return mustBe("an integer from " + std::to_string(least) + " to " + std::to_string(most));
    out = *number;
    return {};
}

Result<void> checkBoolean(json::Value value)
{
    if (!value.boolean())
        return mustBe("a boolean");
    return {};
}

Result<void> checkFraction(json::Value value)
{
    double number = -1;
    if (value.isNumber()) {
        const std::string_view text = value.raw();
        std::from_chars(text.data(), text.data() + text.size(), number);
    }
    if (!(number >= 0 && number <= 1))
        return mustBe("a number from 0 to 1");
    return {};
}

Result<void> checkAmount(json::Value value)
{
    if (!isAmount(value))
        return mustBe("an amount in minor units: an integer within 2^53-1, or a string of at most 78 digits");
    return {};
}

Result<std::size_t> indexOfWord(json::Value value, std::span<const std::string_view> words)
{
    if (const auto text = value.isString() ? value.plainString() : std::nullopt) {
        const auto found = std::find(words.begin(), words.end(), *text);
        if (found != words.end())
            return static_cast<std::size_t>(found - words.begin());
    }
    std::string list;
    for (const std::string_view word : words)
        list.append(list.empty() ? "" : ", ").append(word);
    return mustBe("one of " + list);
}

} // namespace opsroom::contract

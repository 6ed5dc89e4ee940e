#pragma once

#include "core/contract/payload/member_table.h"

/// Readers for the rows of a MemberTable, for members that are checked and not kept:
/// `{"uetr", field::form<kUetrForm>}`.
namespace opsroom::contract::field {

/// Target of a table whose members are only checked.
struct Nothing
{};

template <const Form &expected, class Target>
Result<void> form(json::Value value, Target &)
{
    return checkForm(value, expected);
}
template <const Form &expected, class Target>
Result<void> formOrNull(json::Value value, Target &)
{
    return value.isNull() ? Result<void>() : checkForm(value, expected);
}
template <const Form &expected, std::size_t most, class Target>
Result<void> forms(json::Value value, Target &)
{
    return readElements(value, most, [](json::Value element) { return checkForm(element, expected); });
}
template <std::size_t most, class Target>
Result<void> text(json::Value value, Target &)
{
    return checkText(value, {.most = most});
}
template <std::size_t most, class Target>
Result<void> lines(json::Value value, Target &)
{
    return checkText(value, {.most = most, .allowsLines = true});
}
template <class Target>
Result<void> anyText(json::Value value, Target &)
{
    return checkText(value, {});
}
template <class Target>
Result<void> anyTextOrNull(json::Value value, Target &)
{
    return value.isNull() ? Result<void>() : checkText(value, {});
}
template <std::int64_t least, std::int64_t most, class Target>
Result<void> integer(json::Value value, Target &)
{
    std::int64_t unused = 0;
    return readInteger(value, least, most, unused);
}
template <class Target>
Result<void> boolean(json::Value value, Target &)
{
    return checkBoolean(value);
}
template <class Target>
Result<void> fraction(json::Value value, Target &)
{
    return checkFraction(value);
}
template <class Target>
Result<void> amount(json::Value value, Target &)
{
    return checkAmount(value);
}
/// \a words: an array, or the EnumNames of an enumeration.
template <const auto &words, class Target>
Result<void> word(json::Value value, Target &)
{
    const auto index = indexOfWord(value, words);
    return index ? Result<void>() : Failure(index.error());
}
template <const auto &table, class Target>
Result<void> object(json::Value value, Target &)
{
    Nothing unused;
    return readObject(value, table, unused);
}
template <const auto &table, std::size_t most, class Target>
Result<void> objects(json::Value value, Target &unused)
{
    return readElements(value, most, [&unused](json::Value element) { return object<table>(element, unused); });
}

} // namespace opsroom::contract::field

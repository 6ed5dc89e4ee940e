#include "server/config/config_value.h"

#include "core/base/text_escape.h"

#include <array>
#include <charconv>

namespace opsroom::config {

namespace {

struct Unit
{
    std::string_view name;
    std::int64_t factor;
};

constexpr std::array<Unit, 5> kDurationUnits{
    {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}}};
constexpr std::array<Unit, 3> kByteUnits{{{"B", 1}, {"KiB", 1024}, {"MiB", 1024 * 1024}}};

Failure<Error> expected(std::string what)
{
    return Failure(Error(ErrorCode::BadRequest, "expected " + std::move(what)));
}

/// Number and unit of a text such as "30s"; nothing if it has another form or overflows.
template <std::size_t N>
std::optional<std::int64_t> withUnit(std::string_view text, const std::array<Unit, N> &units)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc())
        return {};
    const std::string_view name = text.substr(static_cast<std::size_t>(end - text.data()));
    if (name.empty() && number == 0)
        return 0;
    for (const Unit &unit : units) {
        std::int64_t product = 0;
        if (unit.name == name && !__builtin_mul_overflow(number, unit.factor, &product))
            return product;
    }
    return {};
}

template <std::size_t N>
std::string inLargestUnit(std::int64_t number, const std::array<Unit, N> &units)
{
    for (auto unit = units.rbegin(); unit != units.rend(); ++unit) {
        if (number != 0 && number % unit->factor == 0)
            return std::to_string(number / unit->factor) + std::string(unit->name);
    }
    return "0" + std::string(units.front().name);
}

} // namespace

Result<std::string> readText(const ConfigValue &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return *text;
    return expected("text in quotes");
}

Result<bool> readFlag(const ConfigValue &value)
{
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag;
    if (const auto *text = std::get_if<std::string>(&value); text != nullptr && (*text == "true" || *text == "false"))
        return *text == "true";
    return expected("true or false");
}

Result<std::int64_t> readNumber(const ConfigValue &value, std::int64_t least, std::int64_t most)
{
    std::optional<std::int64_t> number;
    if (const auto *integer = std::get_if<std::int64_t>(&value)) {
        number = *integer;
    } else if (const auto *text = std::get_if<std::string>(&value)) {
        std::int64_t parsed = 0;
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), parsed);
        if (!text->empty() && error == std::errc() && end == text->data() + text->size())
            number = parsed;
    }
    if (!number || *number < least || *number > most)
        return expected("a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return *number;
}

Result<Milliseconds> readDuration(const ConfigValue &value, Milliseconds least, Milliseconds most)
{
    const auto *text = std::get_if<std::string>(&value);
    const auto milliseconds = text != nullptr ? withUnit(*text, kDurationUnits) : std::nullopt;
    if (!milliseconds || *milliseconds < least.count() || *milliseconds > most.count()) {
        return expected("a duration from " + writeDuration(least) + " to " + writeDuration(most)
                        + R"(, such as "250ms", "30s" or "5m")");
    }
    return Milliseconds(*milliseconds);
}

Result<std::size_t> readBytes(const ConfigValue &value, std::size_t least, std::size_t most)
{
    std::optional<std::int64_t> bytes;
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        bytes = *integer;
    else if (const auto *text = std::get_if<std::string>(&value))
        bytes = withUnit(*text, kByteUnits);
    if (!bytes || *bytes < static_cast<std::int64_t>(least) || *bytes > static_cast<std::int64_t>(most))
        return expected("a size from " + writeBytes(least) + " to " + writeBytes(most) + R"(, such as "64KiB")");
    return static_cast<std::size_t>(*bytes);
}

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

} // namespace

Result<std::vector<std::string>> readList(const ConfigValue &value)
{
    if (const auto *list = std::get_if<std::vector<std::string>>(&value))
        return *list;
    const auto *text = std::get_if<std::string>(&value);
    if (text == nullptr)
        return expected("a list of texts");
    std::vector<std::string> list;
    std::string_view rest = *text;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        list.emplace_back(trimmed(rest.substr(0, comma)));
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
    return list;
}

std::string writeText(std::string_view text)
{
    // TOML's basic strings have JSON's escapes.
    std::string out = "\"";
    appendEscaped(out, text);
    return out + '"';
}

std::string writeDuration(Milliseconds duration)
{
    return inLargestUnit(duration.count(), kDurationUnits);
}

std::string writeBytes(std::size_t bytes)
{
    return inLargestUnit(static_cast<std::int64_t>(bytes), kByteUnits);
}

std::string writeList(const std::vector<std::string> &list)
{
    std::string out = "[";
    for (const std::string &text : list)
        out += (out.size() > 1 ? ", " : "") + writeText(text);
    return out + ']';
}

} // namespace opsroom::config

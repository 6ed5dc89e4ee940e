#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

/// Structured log: one JSON object a line, `{"time":…,"level":…,"category":…,"event":…, fields…}`.
///
/// Rules: log once, at the place that decides; the event is a fixed name, data goes into fields; never a token, a
/// payload or a secret. Text is escaped (control characters, U+2028/2029, broken UTF-8) and cut at 256 bytes, so that
/// no client can forge a line.
///
/// Thread: write() from any thread; a line is written whole. The sink and the level are set before threads start.
namespace opsroom::log {

enum class Level : std::uint8_t { Debug, Info, Warning, Error };

[[nodiscard]] std::string_view nameOf(Level level);
[[nodiscard]] std::optional<Level> levelNamed(std::string_view name);

/// One piece of context of a line.
class Field
{
public:
    Field(std::string_view key, std::string_view text) : m_key(key), m_value(text) {}
    Field(std::string_view key, const char *text) : Field(key, std::string_view(text)) {}
    Field(std::string_view key, const std::string &text) : Field(key, std::string_view(text)) {}
    Field(std::string_view key, bool flag) : m_key(key), m_value(flag) {}
    template <class Number>
    requires std::is_integral_v<Number> // not std::integral: moc fails on a file that starts with <concepts>
    Field(std::string_view key, Number number) : m_key(key), m_value(Widest<Number>{number})
    {}

    void appendTo(std::string &json) const;

private:
    template <class Number>
    using Widest = std::conditional_t<std::is_signed_v<Number>, std::int64_t, std::uint64_t>;

    std::string_view m_key;
    std::variant<std::string_view, bool, std::int64_t, std::uint64_t> m_value;
};

/// Receives each line that passes the level, without the line end.
using Sink = std::function<void(Level, std::string_view line)>;

void setLevel(Level least);
[[nodiscard]] Level level();
/// Replaces standard error; an empty sink restores it.
void setSink(Sink sink);

void write(Level level, std::string_view category, std::string_view event, std::initializer_list<Field> fields = {});

inline void debug(std::string_view category, std::string_view event, std::initializer_list<Field> fields = {})
{
    write(Level::Debug, category, event, fields);
}
inline void info(std::string_view category, std::string_view event, std::initializer_list<Field> fields = {})
{
    write(Level::Info, category, event, fields);
}
inline void warning(std::string_view category, std::string_view event, std::initializer_list<Field> fields = {})
{
    write(Level::Warning, category, event, fields);
}
inline void error(std::string_view category, std::string_view event, std::initializer_list<Field> fields = {})
{
    write(Level::Error, category, event, fields);
}

} // namespace opsroom::log

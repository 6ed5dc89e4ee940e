#include "core/base/log.h"

#include "core/base/clock.h"
#include "core/base/text_escape.h"
#include "core/base/time_text.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <mutex>

namespace opsroom::log {

namespace {

constexpr std::size_t kFieldBytes = 256;

std::atomic<Level> g_level = Level::Info;
std::mutex g_mutex;
Sink g_sink; // guarded by g_mutex

/// As much of \a text as a field holds; a character that does not fit goes as a whole.
std::string_view clipped(std::string_view text)
{
    std::size_t end = std::min(text.size(), kFieldBytes);
    // A character has at most three bytes behind its first one.
    while (end < text.size() && end > kFieldBytes - 3 && (static_cast<std::uint8_t>(text[end]) & 0xc0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

} // namespace

std::string_view nameOf(Level level)
{
    switch (level) {
    case Level::Debug:
        return "debug";
    case Level::Info:
        return "info";
    case Level::Warning:
        return "warning";
    case Level::Error:
        return "error";
    }
    return "error";
}

std::optional<Level> levelNamed(std::string_view name)
{
    for (const Level level : {Level::Debug, Level::Info, Level::Warning, Level::Error}) {
        if (nameOf(level) == name)
            return level;
    }
    return {};
}

void Field::appendTo(std::string &json) const
{
    json += ",\"";
    json += m_key;
    json += "\":";
    if (const auto *text = std::get_if<std::string_view>(&m_value)) {
        json += '"';
        appendEscaped(json, clipped(*text));
        if (text->size() > kFieldBytes)
            json += "...";
        json += '"';
    } else if (const auto *flag = std::get_if<bool>(&m_value)) {
        json += *flag ? "true" : "false";
    } else if (const auto *number = std::get_if<std::uint64_t>(&m_value)) {
        json += std::to_string(*number);
    } else {
        json += std::to_string(std::get<std::int64_t>(m_value));
    }
}

void setLevel(Level least)
{
    g_level.store(least, std::memory_order_relaxed);
}

Level level()
{
    return g_level.load(std::memory_order_relaxed);
}

void setSink(Sink sink)
{
    const std::lock_guard lock(g_mutex);
    g_sink = std::move(sink);
}

void write(Level lineLevel, std::string_view category, std::string_view event, std::initializer_list<Field> fields)
{
    if (lineLevel < level())
        return;
    std::string line = "{\"time\":\"";
    line += TimeText(SystemClock().wallNow()).view();
    line += "\",\"level\":\"";
    line += nameOf(lineLevel);
    line += "\",\"category\":\"opsroom.";
    line += category;
    line += "\",\"event\":\"";
    line += event;
    line += '"';
    for (const Field &field : fields)
        field.appendTo(line);
    line += '}';

    const std::lock_guard lock(g_mutex);
    if (g_sink) {
        g_sink(lineLevel, line);
        return;
    }
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace opsroom::log

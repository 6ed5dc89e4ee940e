#include "core/base/time_text.h"

#include <algorithm>
#include <cstring>

namespace opsroom {

namespace {

void putDigits(char *at, unsigned value, int width)
{
    for (int i = width - 1; i >= 0; --i) {
        at[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

/// Reads exactly \a width digits at \a offset and moves past them; -1 if one is missing.
int takeDigits(std::string_view text, std::size_t &offset, int width)
{
    int value = 0;
    for (int i = 0; i < width; ++i, ++offset) {
        if (offset >= text.size() || text[offset] < '0' || text[offset] > '9')
            return -1;
        value = value * 10 + (text[offset] - '0');
    }
    return value;
}

bool takeChar(std::string_view text, std::size_t &offset, char wanted)
{
    if (offset >= text.size() || text[offset] != wanted)
        return false;
    ++offset;
    return true;
}

} // namespace

TimeText::TimeText(WallTime time)
{
    using namespace std::chrono;
    constexpr WallTime kFirst = sys_days(year(0) / January / 1);
    constexpr WallTime kLast = sys_days(year(10000) / January / 1) - Milliseconds(1);
    time = std::clamp(time, kFirst, kLast);
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss<Milliseconds> clock(time - day);

    char *at = m_text.data();
    std::memcpy(at, "0000-00-00T00:00:00.000Z", m_text.size());
    putDigits(at, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    putDigits(at + 5, static_cast<unsigned>(date.month()), 2);
    putDigits(at + 8, static_cast<unsigned>(date.day()), 2);
    putDigits(at + 11, static_cast<unsigned>(clock.hours().count()), 2);
    putDigits(at + 14, static_cast<unsigned>(clock.minutes().count()), 2);
    putDigits(at + 17, static_cast<unsigned>(clock.seconds().count()), 2);
    putDigits(at + 20, static_cast<unsigned>(clock.subseconds().count()), 3);
}

std::optional<WallTime> parseTimeText(std::string_view text)
{
    std::size_t at = 0;
    const int year = takeDigits(text, at, 4);
    if (year < 0 || !takeChar(text, at, '-'))
        return {};
    const int month = takeDigits(text, at, 2);
    if (month < 0 || !takeChar(text, at, '-'))
        return {};
    const int day = takeDigits(text, at, 2);
    if (day < 0 || !takeChar(text, at, 'T'))
        return {};
    const int hour = takeDigits(text, at, 2);
    if (hour < 0 || hour > 23 || !takeChar(text, at, ':'))
        return {};
    const int minute = takeDigits(text, at, 2);
    if (minute < 0 || minute > 59 || !takeChar(text, at, ':'))
        return {};
    const int second = takeDigits(text, at, 2);
    if (second < 0 || second > 60)
        return {};

    int milliseconds = 0;
    if (at < text.size() && text[at] == '.') {
        const std::size_t first = ++at;
        for (int weight = 100; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, weight /= 10)
            milliseconds += (text[at] - '0') * weight;
        if (at == first)
            return {};
    }
    if (!takeChar(text, at, 'Z') || at != text.size())
        return {};

    const std::chrono::year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day)));
    if (!date.ok())
        return {};
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute)
           + std::chrono::seconds(std::min(second, 59)) + Milliseconds(milliseconds);
}

} // namespace opsroom

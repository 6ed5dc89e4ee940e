#include "qml/viewmodels/words.h"

#include "client/lib/json_text.h"
#include "core/protocol/json/value.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

constexpr qint64 kSecond = 1000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

/// The C locale has no grouping.
QLocale readingLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
}

QString tr(const char *text)
{
    return QCoreApplication::translate("opsroom::viewmodels", text);
}

void appendIndented(json::Value value, int depth, std::string &out)
{
    const auto newLine = [&out](int level) { out.append("\n").append(static_cast<std::size_t>(level) * 2, ' '); };
    bool isFirst = true;
    const auto next = [&] {
        out += isFirst ? "" : ",";
        isFirst = false;
        newLine(depth + 1);
    };
    if (value.isObject()) {
        out += '{';
        for (const json::Member member : value.members()) {
            next();
            out.append(member.name.raw()).append(": ");
            appendIndented(member.value, depth + 1, out);
        }
        if (!isFirst)
            newLine(depth);
        out += '}';
    } else if (value.isArray()) {
        out += '[';
        for (const json::Value element : value.elements()) {
            next();
            appendIndented(element, depth + 1, out);
        }
        if (!isFirst)
            newLine(depth);
        out += ']';
    } else {
        out += value.raw();
    }
}

} // namespace

QString countWords(qint64 count)
{
    return readingLocale().toString(count);
}

QString ageWords(qint64 milliseconds)
{
    if (milliseconds < kSecond)
        return tr("now");
    if (milliseconds < kMinute)
        return tr("%1 s").arg(milliseconds / kSecond);
    if (milliseconds < kHour)
        return tr("%1 min").arg(milliseconds / kMinute);
    if (milliseconds < kDay)
        return tr("%1 h").arg(milliseconds / kHour);
    return tr("%1 d").arg(milliseconds / kDay);
}

QString durationWords(double milliseconds)
{
    const QLocale locale = readingLocale();
    if (milliseconds < 0.05)
        return tr("< 0.1 ms");
    if (milliseconds < 10)
        return tr("%1 ms").arg(locale.toString(milliseconds, 'f', 1));
    if (milliseconds < kSecond)
        return tr("%1 ms").arg(locale.toString(milliseconds, 'f', 0));
    return tr("%1 s").arg(locale.toString(milliseconds / kSecond, 'f', 2));
}

QString clockWords(qint64 seconds)
{
    const qint64 hours = seconds / 3600;
    const QString minutes = QString::number(seconds / 60 % 60);
    const QString rest = QString::number(seconds % 60).rightJustified(2, u'0');
    return hours > 0 ? QStringLiteral("%1:%2:%3").arg(hours).arg(minutes.rightJustified(2, u'0'), rest)
                     : minutes + u':' + rest;
}

QString sizeWords(qint64 bytes)
{
    // Qt writes the unit of the smallest ones out.
    if (bytes < 1024)
        return countWords(bytes) + QStringLiteral(" B");
    return readingLocale().formattedDataSize(bytes, bytes < 1024 * 1024 ? 0 : 1, QLocale::DataSizeIecFormat);
}

QString timeWords(qint64 timeMs, bool isUtc)
{
    const Qt::TimeSpec spec = isUtc ? Qt::UTC : Qt::LocalTime;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs, spec);
    const bool isToday = time.date() == QDateTime::currentDateTimeUtc().toTimeSpec(spec).date();
    return time.toString(isToday ? QStringLiteral("HH:mm:ss.zzz") : QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString isoTime(qint64 timeMs)
{
    return QDateTime::fromMSecsSinceEpoch(timeMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString shownText(const QString &text)
{
    constexpr qsizetype kMostShown = 300;
    const auto isHarmless = [](QChar c) {
        const char16_t code = c.unicode();
        const bool turnsDirection = code == 0x200E || code == 0x200F || code == 0x061C
                                    || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
        return !turnsDirection && c.category() != QChar::Other_Control && code != 0x2028 && code != 0x2029;
    };
    if (text.size() <= kMostShown && std::ranges::all_of(text, isHarmless))
        return text;
    QString shown = text.left(kMostShown);
    for (QChar &c : shown) {
        if (!isHarmless(c))
            c = QChar::ReplacementCharacter;
    }
    if (text.size() <= kMostShown)
        return shown;
    // Not through the middle of a pair of surrogates.
    shown.chop(shown.back().isHighSurrogate() ? 1 : 0);
    return shown + u'…';
}

QString indentedJson(const QByteArray &json)
{
    constexpr json::Limits kGenerous{64, 100'000};
    json::Document document;
    const auto value = document.parse(client::viewOf(json), kGenerous);
    if (!value)
        return QString::fromUtf8(json);
    std::string out;
    appendIndented(*value, 0, out);
    return QString::fromStdString(out);
}

} // namespace opsroom::viewmodels

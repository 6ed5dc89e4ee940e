#pragma once

#include "client/lib/hub_event.h"
#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

/// A capture: what a console received, in a file, to be looked at again (docs/captures.md).
///
/// JSON lines in UTF-8. The first one says what it is; each further one is a record with its time.
namespace opsroom::capture {

/// First line of a capture.
struct CaptureHeader
{
    QString hub;  ///< address of the hub
    QString user; ///< whose eyes these are
    qint64 startedAtMs = 0;
};

/// One line: something that happened at the console.
struct CaptureRecord
{
    enum class Kind : std::uint8_t {
        Event,     ///< received
        Lost,      ///< the connection to the hub
        Back,      ///< the same, again
        RoundTrip, ///< measured
    };
    Kind kind = Kind::Event;
    qint64 atMs = 0;        ///< milliseconds since 1970
    client::HubEvent event; ///< of an Event; attachments are not kept
    double roundTripMs = 0; ///< of a RoundTrip
};

/// With the line's end.
[[nodiscard]] QByteArray lineOf(const CaptureHeader &header);
[[nodiscard]] QByteArray lineOf(const CaptureRecord &record);

/// \returns BadRequest for what is no first line of a capture, or one of a version that this program does not know.
[[nodiscard]] Result<CaptureHeader> readCaptureHeader(const QByteArray &line);
/// \returns BadRequest for what is no record.
[[nodiscard]] Result<CaptureRecord> readCaptureRecord(const QByteArray &line);
/// The time alone, without a look at the rest; nothing if it is not where it belongs.
[[nodiscard]] std::optional<qint64> timeOfLine(const QByteArray &line);

} // namespace opsroom::capture

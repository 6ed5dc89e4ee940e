#include "client/bench/dialect.h"

#include "core/protocol/json/writer.h"

#include <charconv>
#include <cstring>

namespace opsroom::bench {

namespace {

constexpr std::string_view kMark = "~b~"; ///< in front of the time of sending
constexpr std::size_t kStampDigits = 12;  ///< hexadecimal: nine years of microseconds

void appendStamp(std::string &out, std::uint64_t stamp)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    out += kMark;
    for (std::size_t i = kStampDigits; i-- > 0;)
        out += kDigits[stamp >> (4 * i) & 0xfU];
}

bool findStamp(std::string_view message, std::uint64_t &stamp)
{
    const void *found = ::memmem(message.data(), message.size(), kMark.data(), kMark.size());
    if (found == nullptr)
        return false;
    const char *digits = static_cast<const char *>(found) + kMark.size();
    const char *end = message.data() + message.size();
    if (end - digits < static_cast<std::ptrdiff_t>(kStampDigits))
        return false;
    return std::from_chars(digits, digits + kStampDigits, stamp, 16).ec == std::errc();
}

std::string defaultPath(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Opsroom:
        return "/enterprise-ws/?EIO=4&transport=websocket";
    case Protocol::SocketIo:
        return "/socket.io/?EIO=4&transport=websocket&room={room}";
    case Protocol::WebSocket:
        break;
    }
    return "/room/{room}";
}

} // namespace

Dialect::Dialect(const BenchOptions &options, std::string host)
    : m_protocol(options.protocol),
      m_size(options.size),
      m_path(options.path.empty() ? defaultPath(options.protocol) : options.path),
      m_host(std::move(host)),
      m_publishEvent(options.protocol == Protocol::Opsroom ? "transaction-update" : options.publishEvent),
      // The hub's own greeting comes when the rooms are joined; bare Socket.IO is ready with the answer to the CONNECT.
      m_readyEvent(options.protocol == Protocol::Opsroom ? R"(42["connected")" : R"(40{"sid")")
{}

std::string Dialect::upgradeRequest(std::uint32_t room) const
{
    constexpr std::string_view kRoom = "{room}";
    std::string path = m_path;
    for (std::size_t at = path.find(kRoom); at != std::string::npos; at = path.find(kRoom))
        path.replace(at, kRoom.size(), std::to_string(room));
    return "GET " + path + " HTTP/1.1\r\nHost: " + m_host
           + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
             "Sec-WebSocket-Key: b3Bzcm9vbS1iZW5jaC0wMQ==\r\n\r\n";
}

std::string Dialect::greeting(std::string_view token) const
{
    std::string message = "40";
    if (!token.empty())
        json::Writer(message).beginObject().member("token", token).endObject();
    return message;
}

void Dialect::writePublication(std::string &message, std::uint32_t publisher, std::uint64_t stamp) const
{
    message.clear();
    std::string_view end;
    if (m_protocol != Protocol::WebSocket)
        message.append("42").append(std::to_string(stamp)).append("[\"").append(m_publishEvent).append("\",");
    if (m_protocol == Protocol::Opsroom) {
        message.append(R"({"transactionId":"b)").append(std::to_string(publisher));
        message += R"(","status":"completed","n":")";
        end = "\"}]";
    } else if (m_protocol == Protocol::SocketIo) {
        message += '"';
        end = "\"]";
    }
    appendStamp(message, stamp);
    if (message.size() + end.size() < m_size)
        message.append(m_size - message.size() - end.size(), 'x');
    message += end;
}

Dialect::Message Dialect::read(std::string_view message) const
{
    if (m_protocol != Protocol::WebSocket)
        return readEvent(message);
    Message read;
    if (findStamp(message, read.stamp))
        read.kind = Kind::Delivery;
    return read;
}

Dialect::Message Dialect::readEvent(std::string_view message) const
{
    Message read;
    if (message.starts_with("43")) {
        const auto digits = std::from_chars(message.data() + 2, message.data() + message.size(), read.stamp);
        const std::string_view rest(digits.ptr, static_cast<std::size_t>(message.data() + message.size() - digits.ptr));
        read.kind = rest.starts_with(R"([{"code":)") ? Kind::Refused : Kind::Ack;
    } else if (message.starts_with(m_readyEvent)) {
        read.kind = Kind::Ready;
    } else if (message.starts_with("42")) {
        if (findStamp(message, read.stamp))
            read.kind = Kind::Delivery;
    } else if (message.starts_with("0{")) {
        read.kind = Kind::Open;
    } else if (message.starts_with("44")) {
        read.kind = Kind::Refused;
    } else if (message == "2") {
        read.kind = Kind::Ping;
    }
    return read;
}

} // namespace opsroom::bench

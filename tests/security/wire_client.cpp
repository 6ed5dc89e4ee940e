#include "tests/security/wire_client.h"

#include <arpa/inet.h>
#include <charconv>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace opsroom::test {

namespace {

using Time = std::chrono::steady_clock;
constexpr std::uint8_t kClose = 8;
constexpr char kMask[] = {0x11, 0x22, 0x33, 0x44};

} // namespace

WireClient::WireClient(std::uint16_t port) : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int one = 1;
    ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (::connect(m_fd, reinterpret_cast<const sockaddr *>(&to), sizeof to) != 0) {
        ::close(m_fd);
        m_fd = -1;
    }
}

WireClient::WireClient(WireClient &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)),
      m_isEnded(other.m_isEnded),
      m_closeCode(other.m_closeCode),
      m_closeReason(std::move(other.m_closeReason)),
      m_input(std::move(other.m_input))
{}

WireClient::~WireClient()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

bool WireClient::sendRaw(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t wrote = ::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (wrote <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return true;
}

bool WireClient::readMore(Time::time_point until)
{
    if (m_isEnded || m_fd < 0)
        return false;
    pollfd waiting{m_fd, POLLIN, 0};
    const auto left = std::chrono::duration_cast<Wait>(until - Time::now()).count();
    if (left < 0 || ::poll(&waiting, 1, static_cast<int>(left)) <= 0)
        return false;
    char buffer[65536];
    const ssize_t got = ::recv(m_fd, buffer, sizeof buffer, 0);
    if (got <= 0) {
        m_isEnded = true;
        return false;
    }
    m_input.append(buffer, static_cast<std::size_t>(got));
    return true;
}

WireClient::Answer WireClient::readAnswer(Wait wait)
{
    const auto until = Time::now() + wait;
    Answer answer;
    std::size_t end = 0;
    while ((end = m_input.find("\r\n\r\n")) == std::string::npos) {
        if (!readMore(until))
            return answer;
    }
    answer.head = m_input.substr(0, end + 2);
    m_input.erase(0, end + 4);
    if (answer.head.size() > 12)
        std::from_chars(answer.head.data() + 9, answer.head.data() + 12, answer.status);
    constexpr std::string_view kLength = "Content-Length: ";
    std::size_t length = 0;
    if (const std::size_t at = answer.head.find(kLength); at != std::string::npos)
        std::from_chars(answer.head.data() + at + kLength.size(), answer.head.data() + answer.head.size(), length);
    while (m_input.size() < length && readMore(until)) {
    }
    answer.body = m_input.substr(0, length);
    m_input.erase(0, answer.body.size());
    return answer;
}

WireClient::Answer WireClient::request(std::string_view method, std::string_view target, std::string_view headers,
                                       std::string_view body)
{
    std::string text = std::string(method) + ' ' + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n";
    text += headers;
    if (!body.empty())
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    text += "\r\n";
    text += body;
    sendRaw(text);
    return readAnswer();
}

int WireClient::upgrade(std::string_view target, std::string_view headers)
{
    std::string text = "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n";
    text += "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
    text += headers;
    text += "\r\n";
    sendRaw(text);
    return readAnswer().status;
}

bool WireClient::sendFrame(std::uint8_t opcode, std::string_view payload, bool isFinal)
{
    std::string frame(1, static_cast<char>((isFinal ? 0x80U : 0U) | opcode));
    const std::size_t size = payload.size();
    if (size < 126) {
        frame += static_cast<char>(0x80U | size);
    } else if (size <= 0xffff) {
        frame += static_cast<char>(0x80U | 126U);
        frame += static_cast<char>(size >> 8U);
        frame += static_cast<char>(size & 0xffU);
    } else {
        frame += static_cast<char>(0x80U | 127U);
        for (int shift = 56; shift >= 0; shift -= 8)
            frame += static_cast<char>(std::uint64_t{size} >> shift & 0xffU);
    }
    frame.append(kMask, sizeof kMask);
    for (std::size_t i = 0; i < size; ++i)
        frame += static_cast<char>(payload[i] ^ kMask[i % sizeof kMask]);
    return sendRaw(frame);
}

std::optional<WireClient::Message> WireClient::receive(Wait wait)
{
    const auto until = Time::now() + wait;
    const auto need = [this, until](std::size_t bytes) {
        while (m_input.size() < bytes) {
            if (!readMore(until))
                return false;
        }
        return true;
    };
    if (m_closeCode != 0 || !need(2))
        return {};
    std::uint64_t size = static_cast<std::uint8_t>(m_input[1]) & 0x7fU;
    std::size_t header = 2;
    if (size >= 126) {
        const std::size_t bytes = size == 126 ? 2 : 8;
        if (!need(2 + bytes))
            return {};
        size = 0;
        for (std::size_t i = 0; i < bytes; ++i)
            size = size << 8U | static_cast<std::uint8_t>(m_input[2 + i]);
        header += bytes;
    }
    if (!need(header + size))
        return {};
    Message message{static_cast<std::uint8_t>(static_cast<std::uint8_t>(m_input[0]) & 0x0fU),
                    m_input.substr(header, size)};
    m_input.erase(0, header + size);
    if (message.opcode != kClose)
        return message;
    m_closeCode = 1005;
    if (message.payload.size() >= 2) {
        m_closeCode = static_cast<std::uint8_t>(message.payload[0]) << 8
                      | static_cast<std::uint8_t>(message.payload[1]);
        m_closeReason = message.payload.substr(2);
    }
    return {};
}

int WireClient::waitForClose(Wait wait)
{
    const auto until = Time::now() + wait;
    while (m_closeCode == 0 && !m_isEnded && Time::now() < until)
        static_cast<void>(receive(std::chrono::duration_cast<Wait>(until - Time::now())));
    return m_closeCode != 0 ? m_closeCode : (m_isEnded ? 1006 : 0);
}

} // namespace opsroom::test

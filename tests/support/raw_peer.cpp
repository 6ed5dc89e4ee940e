#include "tests/support/raw_peer.h"

#include <arpa/inet.h>
#include <array>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

namespace opsroom::test {

namespace {

constexpr int kPatienceMilliseconds = 5000;

bool waitFor(int socket, short events)
{
    pollfd descriptor{socket, events, 0};
    return ::poll(&descriptor, 1, kPatienceMilliseconds) == 1;
}

std::size_t bigEndian(std::string_view bytes)
{
    std::size_t number = 0;
    for (const char byte : bytes)
        number = number << 8U | static_cast<unsigned char>(byte);
    return number;
}

} // namespace

std::string upgradeRequest(std::string_view path)
{
    return "GET " + std::string(path)
           + " HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

RawPeer::RawPeer() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}

RawPeer::RawPeer(std::uint16_t port, int receiveBuffer) : RawPeer()
{
    if (receiveBuffer > 0)
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    connect(port);
}

bool RawPeer::connect(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the interface of the system is made so
    m_isConnected = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    return m_isConnected;
}

RawPeer::RawPeer(RawPeer &&other) noexcept
    : m_socket(std::exchange(other.m_socket, -1)),
      m_isConnected(other.m_isConnected),
      m_hasEnded(other.m_hasEnded),
      m_received(std::move(other.m_received))
{}

RawPeer &RawPeer::operator=(RawPeer &&other) noexcept
{
    std::swap(m_socket, other.m_socket);
    std::swap(m_isConnected, other.m_isConnected);
    std::swap(m_hasEnded, other.m_hasEnded);
    std::swap(m_received, other.m_received);
    return *this;
}

RawPeer::~RawPeer()
{
    close();
}

bool RawPeer::send(std::string_view bytes) const
{
    while (!bytes.empty()) {
        if (!waitFor(m_socket, POLLOUT))
            return false;
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool RawPeer::receiveMore()
{
    if (m_hasEnded || !waitFor(m_socket, POLLIN))
        return false;
    std::array<char, 64 * 1024> buffer;
    const ssize_t received = ::recv(m_socket, buffer.data(), buffer.size(), 0);
    if (received <= 0) {
        m_hasEnded = true;
        return false;
    }
    m_received.append(buffer.data(), static_cast<std::size_t>(received));
    return true;
}

bool RawPeer::upgrade(std::string_view path)
{
    if (!isConnected() || !send(upgradeRequest(path)))
        return false;
    const auto head = readHead();
    return head && head->starts_with("HTTP/1.1 101 ");
}

std::optional<std::string> RawPeer::readHead()
{
    std::size_t end = 0;
    while ((end = m_received.find("\r\n\r\n")) == std::string::npos) {
        if (!receiveMore())
            return {};
    }
    constexpr std::size_t kEmptyLine = 4;
    std::string head = m_received.substr(0, end + kEmptyLine);
    m_received.erase(0, head.size());
    return head;
}

std::string RawPeer::read(std::size_t count)
{
    while (m_received.size() < count && receiveMore()) {
    }
    std::string bytes = m_received.substr(0, count);
    m_received.erase(0, bytes.size());
    return bytes;
}

std::optional<RawPeer::Frame> RawPeer::readFrame()
{
    const std::string header = read(2);
    if (header.size() < 2)
        return {};
    Frame frame;
    frame.opcode = static_cast<websocket::Opcode>(static_cast<unsigned char>(header[0]) & 0x0fU);
    std::size_t length = static_cast<unsigned char>(header[1]) & 0x7fU;
    if (length == 126)
        length = bigEndian(read(2));
    else if (length == 127)
        length = bigEndian(read(8));
    frame.payload = read(length);
    return frame.payload.size() == length ? std::optional(std::move(frame)) : std::nullopt;
}

std::optional<std::string> RawPeer::readToEnd()
{
    while (receiveMore()) {
    }
    return m_hasEnded ? std::optional(std::exchange(m_received, {})) : std::nullopt;
}

void RawPeer::shutdownWrite() const
{
    ::shutdown(m_socket, SHUT_WR);
}

void RawPeer::reset()
{
    const linger atOnce{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    close();
}

void RawPeer::close()
{
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
}

} // namespace opsroom::test

// The limit that every server is measured against in `./dev bench --peers`: no identity, no policy, no parsing beyond
// the frame's length. A text message goes to everybody in the room that the path names, with one send() for each
// message (`each`), or with one send() for all that a wake-up brought (`batched`).

#include "core/protocol/websocket/frame_reader.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

struct Client
{
    std::uint32_t room = 0;
    std::uint32_t place = 0; ///< among the members
    bool isOpen = false;     ///< the handshake is done
    std::string unsent;
};

struct Room
{
    std::vector<int> members;
    std::string pending; ///< frames of this wake-up
};

class BareLoop
{
public:
    explicit BareLoop(bool isBatched) : m_isBatched(isBatched), m_buffer(kBufferBytes) {}

    int run();

private:
    static constexpr std::size_t kBufferBytes = 256UL * 1024;
    static constexpr std::size_t kClients = 20'000;

    [[nodiscard]] int listenOnLoopback() const;
    void acceptAll(int listener);
    void receive(int descriptor);
    void answerHandshake(int descriptor, std::string_view head);
    void takeFrames(int descriptor, std::span<char> bytes);
    void flush();
    void sendTo(int descriptor, std::string_view bytes);
    void sendUnsent(int descriptor);
    void watch(int descriptor, std::uint32_t events) const;
    void end(int descriptor);

    const bool m_isBatched;
    const int m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<char> m_buffer;
    std::vector<Client> m_clients{kClients};
    std::vector<Room> m_rooms;
    std::vector<std::uint32_t> m_roomsToFlush;
};

int BareLoop::listenOnLoopback() const
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // NOLINTNEXTLINE(*-reinterpret-cast): how the system takes an address
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    socklen_t size = sizeof address;
    if (::bind(listener, generic, size) != 0 || ::listen(listener, 4096) != 0
        || ::getsockname(listener, generic, &size) != 0)
        return -1;
    std::printf("{\"event\":\"ready\",\"port\":%d,\"pid\":%d}\n", ntohs(address.sin_port), ::getpid());
    std::fflush(stdout);
    return listener;
}

int BareLoop::run()
{
    const int listener = listenOnLoopback();
    if (listener < 0)
        return EXIT_FAILURE;
    epoll_event own{.events = EPOLLIN, .data = {.fd = listener}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, listener, &own);
    std::array<epoll_event, 256> events{};
    for (;;) {
        const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const epoll_event &event = events[static_cast<std::size_t>(i)];
            if (event.data.fd == listener)
                acceptAll(listener);
            else if ((event.events & EPOLLOUT) != 0)
                sendUnsent(event.data.fd);
            else
                receive(event.data.fd);
        }
        flush();
    }
}

void BareLoop::acceptAll(int listener)
{
    for (;;) {
        const int descriptor = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0)
            return;
        if (static_cast<std::size_t>(descriptor) >= m_clients.size()) {
            ::close(descriptor);
            continue;
        }
        const int on = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_clients[static_cast<std::size_t>(descriptor)] = {};
        epoll_event event{.events = EPOLLIN, .data = {.fd = descriptor}};
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    }
}

void BareLoop::receive(int descriptor)
{
    const ssize_t count = ::recv(descriptor, m_buffer.data(), m_buffer.size(), 0);
    if (count <= 0) {
        if (count == 0 || errno != EAGAIN)
            end(descriptor);
        return;
    }
    const std::span<char> bytes = std::span(m_buffer).first(static_cast<std::size_t>(count));
    if (m_clients[static_cast<std::size_t>(descriptor)].isOpen)
        takeFrames(descriptor, bytes);
    else
        answerHandshake(descriptor, {bytes.data(), bytes.size()});
}

void BareLoop::answerHandshake(int descriptor, std::string_view head)
{
    constexpr std::string_view kPath = "GET /room/";
    constexpr std::string_view kKey = "Sec-WebSocket-Key: ";
    const std::size_t key = head.find(kKey);
    if (!head.starts_with(kPath) || !head.ends_with("\r\n\r\n") || key == std::string_view::npos) {
        end(descriptor);
        return;
    }
    const std::string text = std::string(head.substr(key + kKey.size(), head.find('\r', key) - key - kKey.size()))
                             + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    ::EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr);
    std::array<unsigned char, 64> accept{};
    const int length = ::EVP_EncodeBlock(accept.data(), digest.data(), static_cast<int>(size));
    std::string answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                         "Sec-WebSocket-Accept: ";
    answer.append(accept.begin(), accept.begin() + length).append("\r\n\r\n");

    Client &client = m_clients[static_cast<std::size_t>(descriptor)];
    client.room = static_cast<std::uint32_t>(std::strtoul(head.data() + kPath.size(), nullptr, 10));
    client.isOpen = true;
    if (client.room >= kClients) {
        end(descriptor);
        return;
    }
    if (m_rooms.size() <= client.room)
        m_rooms.resize(client.room + 1);
    client.place = static_cast<std::uint32_t>(m_rooms[client.room].members.size());
    m_rooms[client.room].members.push_back(descriptor);
    sendTo(descriptor, answer);
}

void BareLoop::takeFrames(int descriptor, std::span<char> bytes)
{
    opsroom::websocket::FrameReader reader;
    const std::uint32_t number = m_clients[static_cast<std::size_t>(descriptor)].room;
    for (;;) {
        const auto event = reader.next(bytes, {});
        if (event.kind != opsroom::websocket::FrameReader::Kind::Text) {
            // A frame that is cut, or anything but text, is more than this loop wants to know.
            if (event.kind != opsroom::websocket::FrameReader::Kind::NeedsMore || !reader.isAtRest())
                end(descriptor);
            return;
        }
        Room &room = m_rooms[number];
        if (room.pending.empty())
            m_roomsToFlush.push_back(number);
        opsroom::websocket::appendFrameHeader(room.pending, opsroom::websocket::Opcode::Text, event.payload.size());
        room.pending += event.payload;
        if (!m_isBatched)
            flush();
    }
}

void BareLoop::flush()
{
    for (const std::uint32_t number : m_roomsToFlush) {
        const std::string frames = std::exchange(m_rooms[number].pending, {});
        const std::vector<int> &members = m_rooms[number].members;
        for (const int member : members)
            sendTo(member, frames);
    }
    m_roomsToFlush.clear();
}

void BareLoop::sendTo(int descriptor, std::string_view bytes)
{
    Client &client = m_clients[static_cast<std::size_t>(descriptor)];
    if (!client.unsent.empty()) {
        client.unsent += bytes;
        return;
    }
    const ssize_t sent = ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    const std::size_t taken = sent > 0 ? static_cast<std::size_t>(sent) : 0;
    if (taken == bytes.size() || (sent < 0 && errno != EAGAIN))
        return; // an error shows when it is read from
    client.unsent = bytes.substr(taken);
    watch(descriptor, EPOLLIN | EPOLLOUT);
}

void BareLoop::sendUnsent(int descriptor)
{
    Client &client = m_clients[static_cast<std::size_t>(descriptor)];
    const ssize_t sent = ::send(descriptor, client.unsent.data(), client.unsent.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) {
        end(descriptor);
        return;
    }
    client.unsent.erase(0, sent > 0 ? static_cast<std::size_t>(sent) : 0);
    if (client.unsent.empty()) {
        client.unsent = {};
        watch(descriptor, EPOLLIN);
    }
}

void BareLoop::watch(int descriptor, std::uint32_t events) const
{
    epoll_event event{.events = events, .data = {.fd = descriptor}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event);
}

void BareLoop::end(int descriptor)
{
    Client &client = m_clients[static_cast<std::size_t>(descriptor)];
    if (client.isOpen && client.room < m_rooms.size()) {
        std::vector<int> &members = m_rooms[client.room].members;
        members[client.place] = members.back();
        m_clients[static_cast<std::size_t>(members.back())].place = client.place;
        members.pop_back();
    }
    client = {};
    ::close(descriptor);
}

} // namespace

int main(int argc, char **argv)
{
    const std::string_view mode = argc == 2 ? argv[1] : "";
    if (mode != "each" && mode != "batched") {
        std::fputs("Usage: bare-loop each|batched\n", stderr);
        return 2;
    }
    return BareLoop(mode == "batched").run();
}

#include "server/cli/admin_client.h"

#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <system_error>
#include <unistd.h>

namespace opsroom::server_cli {

namespace {

constexpr std::size_t kAnswerBytes = 1024 * 1024;
constexpr std::uint16_t kManagementOffset = 1000;

class Connection
{
public:
    explicit Connection(int family) : m_fd(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const timeval limit{10, 0};
        ::setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(m_fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    const int m_fd;
};

Failure<Error> failed(const char *what)
{
    return Failure(Error(ErrorCode::NotAvailable, std::string(what) + ": " + std::generic_category().message(errno)));
}

Result<void> connectTo(const Connection &connection, const config::ListenAddress &address)
{
    int done = -1;
    if (address.address.find(':') != std::string::npos) {
        sockaddr_in6 to{};
        to.sin6_family = AF_INET6;
        to.sin6_port = htons(address.port);
        ::inet_pton(AF_INET6, address.address.c_str(), &to.sin6_addr);
        done = ::connect(connection.get(), reinterpret_cast<const sockaddr *>(&to), sizeof to);
    } else {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(address.port);
        ::inet_pton(AF_INET, address.address.c_str(), &to.sin_addr);
        done = ::connect(connection.get(), reinterpret_cast<const sockaddr *>(&to), sizeof to);
    }
    if (done != 0)
        return failed("the hub's management listener");
    return {};
}

Result<AdminAnswer> parse(std::string_view text)
{
    constexpr std::string_view kVersion = "HTTP/1.1 ";
    const std::size_t body = text.find("\r\n\r\n");
    AdminAnswer answer;
    if (!text.starts_with(kVersion) || body == std::string_view::npos
        || std::from_chars(text.data() + kVersion.size(), text.data() + body, answer.status).ec != std::errc())
        return Failure(Error(ErrorCode::NotAvailable, "what listens there is no hub"));
    answer.body = text.substr(body + 4);
    return answer;
}

} // namespace

Result<AdminAnswer> postToManagement(const config::ListenAddress &address, std::string_view path,
                                     std::string_view token, std::string_view bodyJson)
{
    const Connection connection(address.address.find(':') != std::string::npos ? AF_INET6 : AF_INET);
    if (const auto connected = connectTo(connection, address); !connected)
        return Failure(connected.error());
    std::string request = "POST " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    request += "Content-Type: application/json\r\nContent-Length: " + std::to_string(bodyJson.size());
    request += "\r\nAuthorization: Bearer " + std::string(token) + "\r\n\r\n" + std::string(bodyJson);
    for (std::size_t sent = 0; sent < request.size();) {
        const ssize_t wrote = ::send(connection.get(), request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
        if (wrote <= 0)
            return failed("sending");
        sent += static_cast<std::size_t>(wrote);
    }
    std::string received;
    char buffer[4096];
    for (;;) {
        const ssize_t got = ::recv(connection.get(), buffer, sizeof buffer, 0);
        if (got < 0)
            return failed("the answer");
        if (got == 0)
            return parse(received);
        received.append(buffer, static_cast<std::size_t>(got));
        if (received.size() > kAnswerBytes)
            return Failure(Error(ErrorCode::NotAvailable, "the answer is longer than 1 MiB"));
    }
}

Result<config::ListenAddress> managementAddressOf(const config::NodeConfig &config)
{
    if (!config.managementListen.empty())
        return *config::parseListenAddress(config.managementListen);
    const config::ListenAddress listen = *config::parseListenAddress(config.listen);
    if (!config.isManagementEnabled || listen.port == 0 || listen.port > 0xffff - kManagementOffset)
        return Failure(Error(ErrorCode::BadRequest, "the configuration does not say where: give --management"));
    return config::ListenAddress{"127.0.0.1", static_cast<std::uint16_t>(listen.port + kManagementOffset)};
}

} // namespace opsroom::server_cli

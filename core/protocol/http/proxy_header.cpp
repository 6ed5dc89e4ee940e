#include "core/protocol/http/proxy_header.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>

namespace opsroom::http {

namespace {

using State = ProxyHeader::State;

constexpr std::string_view kText = "PROXY ";
constexpr std::size_t kLongestText = 107;
constexpr std::string_view kBinary("\r\n\r\n\0\r\nQUIT\n", 12);
constexpr std::size_t kBinaryHead = 16; ///< signature, version and command, family, length
constexpr std::size_t kV4Bytes = 4;
constexpr std::size_t kV6Bytes = 16;

ProxyHeader failed()
{
    return {State::Failed, 0, {}, 0};
}

std::string_view nextWord(std::string_view &line)
{
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return word;
}

bool isAddress(int family, std::string_view text)
{
    std::array<unsigned char, kV6Bytes> bytes{};
    return ::inet_pton(family, std::string(text).c_str(), bytes.data()) == 1;
}

bool readPort(std::string_view text, std::uint16_t &port)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return !text.empty() && error == std::errc() && end == text.data() + text.size();
}

ProxyHeader parseText(std::string_view bytes)
{
    const std::size_t end = bytes.find("\r\n");
    if (end == std::string_view::npos)
        return bytes.size() < kLongestText ? ProxyHeader{} : failed();
    if (end + 2 > kLongestText)
        return failed();
    std::string_view line = bytes.substr(kText.size(), end - kText.size());
    const std::string_view protocol = nextWord(line);
    if (protocol == "UNKNOWN")
        return {State::Local, end + 2, {}, 0};
    const int family = protocol == "TCP4" ? AF_INET : protocol == "TCP6" ? AF_INET6 : AF_UNSPEC;
    if (family == AF_UNSPEC)
        return failed();
    ProxyHeader header{State::Client, end + 2, std::string(nextWord(line)), 0};
    const std::string_view destination = nextWord(line);
    const std::string_view port = nextWord(line);
    std::uint16_t destinationPort = 0;
    if (!isAddress(family, header.address) || !isAddress(family, destination) || !readPort(port, header.port)
        || !readPort(line, destinationPort))
        return failed();
    return header;
}

unsigned byteOf(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

ProxyHeader parseBinary(std::string_view bytes)
{
    if (bytes.size() < kBinaryHead)
        return {};
    const unsigned version = byteOf(bytes, 12) >> 4U;
    const unsigned command = byteOf(bytes, 12) & 0xfU;
    const unsigned family = byteOf(bytes, 13) >> 4U;
    const unsigned transport = byteOf(bytes, 13) & 0xfU;
    const std::size_t length = byteOf(bytes, 14) << 8U | byteOf(bytes, 15);
    const std::size_t size = kBinaryHead + length;
    if (version != 2 || command > 1 || size > ProxyHeader::kMost)
        return failed();
    if (bytes.size() < size)
        return {};
    constexpr unsigned kStream = 1;
    const std::size_t addressBytes = family == 1 ? kV4Bytes : family == 2 ? kV6Bytes : 0;
    if (command == 0 || transport != kStream || addressBytes == 0)
        return {State::Local, size, {}, 0};
    if (length < 2 * addressBytes + 4)
        return failed();
    std::array<char, INET6_ADDRSTRLEN> text{};
    const std::string_view addresses = bytes.substr(kBinaryHead);
    if (::inet_ntop(family == 1 ? AF_INET : AF_INET6, addresses.data(), text.data(), text.size()) == nullptr)
        return failed();
    const std::size_t portAt = 2 * addressBytes;
    const unsigned port = byteOf(addresses, portAt) << 8U | byteOf(addresses, portAt + 1);
    return {State::Client, size, text.data(), static_cast<std::uint16_t>(port)};
}

} // namespace

ProxyHeader ProxyHeader::parse(std::string_view bytes)
{
    const auto begins = [bytes](std::string_view with) {
        const std::size_t common = std::min(bytes.size(), with.size());
        return bytes.substr(0, common) == with.substr(0, common);
    };
    if (begins(kText))
        return bytes.size() < kText.size() ? ProxyHeader{} : parseText(bytes);
    if (begins(kBinary))
        return bytes.size() < kBinary.size() ? ProxyHeader{} : parseBinary(bytes);
    return failed();
}

} // namespace opsroom::http

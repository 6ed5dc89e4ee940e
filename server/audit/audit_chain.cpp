#include "server/audit/audit_chain.h"

#include <array>
#include <openssl/evp.h>

namespace opsroom::audit {

namespace {

constexpr std::size_t kLineBytes = 64 * 1024;
constexpr std::size_t kHashDigits = 64;
constexpr std::string_view kHash = R"(,"hash":")";
constexpr std::string_view kEnd = R"("})";

/// SHA-256 as hexadecimal digits; empty if the library failed.
std::string hashOf(std::string_view text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        return {};
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string digits;
    for (unsigned i = 0; i < size; ++i) {
        digits += kDigits[digest[i] >> 4U];
        digits += kDigits[digest[i] & 0xfU];
    }
    return digits;
}

std::string prevMember(const Position &position)
{
    return R"(,"prev":")" + position.hash + '"';
}

/// Why \a line cannot follow \a position; empty if it does, and then \a position is that line.
std::string_view follow(std::string_view line, Position &position)
{
    if (line.size() < kHash.size() + kHashDigits + kEnd.size() || !line.ends_with(kEnd))
        return "is no line of an audit log";
    const std::string_view hash = line.substr(line.size() - kEnd.size() - kHashDigits, kHashDigits);
    const std::string_view body = line.substr(0, line.size() - kEnd.size() - kHashDigits - kHash.size());
    if (line.substr(body.size(), kHash.size()) != kHash)
        return "is no line of an audit log";
    if (!body.starts_with(beginLine(position)))
        return "has another number than the one that is due: lines are missing, moved or inserted";
    if (!body.ends_with(prevMember(position)))
        return "does not follow the line before it";
    const std::string computed = hashOf(body);
    if (computed.empty() || computed != hash)
        return "was changed";
    position = {position.seq + 1, computed};
    return {};
}

} // namespace

std::string beginLine(const Position &position)
{
    return R"({"seq":)" + std::to_string(position.seq + 1) + ',';
}

std::string linkLine(std::string body, Position &position)
{
    body += prevMember(position);
    position = {position.seq + 1, hashOf(body)};
    return body.append(kHash).append(position.hash).append(kEnd);
}

Result<Position> verifyChain(std::istream &log)
{
    Position position;
    std::string line;
    while (std::getline(log, line)) {
        const std::uint64_t number = position.seq + 1;
        std::string_view fault = line.size() > kLineBytes ? "is too long" : follow(line, position);
        if (fault.empty() && log.eof())
            fault = "is not complete";
        if (!fault.empty()) {
            return Failure(Error(ErrorCode::BadRequest, "line " + std::to_string(number) + ": " + std::string(fault)));
        }
    }
    return position;
}

} // namespace opsroom::audit

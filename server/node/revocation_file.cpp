#include "server/node/revocation_file.h"

#include "core/protocol/json/document.h"
#include "core/protocol/json/value.h"
#include "core/protocol/json/writer.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace opsroom::node {

namespace {

Failure<Error> failed(const std::string &file, const std::string &what)
{
    return Failure(Error(ErrorCode::NotAvailable, file + ": " + what));
}

std::string systemReason()
{
    return std::generic_category().message(errno);
}

std::string lineOf(const hub::Revocation &revocation)
{
    std::string line;
    json::Writer(line)
        .beginObject()
        .member("tenantId", revocation.tenantId)
        .member("userId", revocation.userId)
        .member("tokenId", revocation.tokenId)
        .member("at", revocation.at.time_since_epoch().count())
        .endObject();
    return line + '\n';
}

std::optional<hub::Revocation> revocationOf(const std::string &line)
{
    json::Document document;
    const auto value = document.parse(line);
    if (!value || !value->isObject())
        return {};
    const auto text = [&value](std::string_view name) {
        const json::Value member = value->find(name);
        return member.isString() ? member.string() : std::string();
    };
    const auto at = value->find("at").integer();
    hub::Revocation revocation{text("tenantId"), text("userId"), text("tokenId"), {}};
    if (!at || revocation.isEmpty())
        return {};
    revocation.at = WallTime(Milliseconds(*at));
    return revocation;
}

bool writeAll(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

Result<void> RevocationFile::load(hub::RevocationTable &table) const
{
    if (m_file.empty() || ::access(m_file.c_str(), F_OK) != 0)
        return {};
    std::ifstream in(m_file, std::ios::binary);
    if (!in)
        return failed(m_file, systemReason());
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        const auto revocation = revocationOf(line);
        if (!revocation)
            return failed(m_file, "line " + std::to_string(number) + " is no revocation");
        if (const auto added = table.add(*revocation); !added)
            return failed(m_file, "line " + std::to_string(number) + ": " + added.error().detail);
    }
    return {};
}

Result<void> RevocationFile::save(const hub::RevocationTable &table) const
{
    if (m_file.empty())
        return {};
    std::string text;
    for (const hub::Revocation &revocation : table.entries())
        text += lineOf(revocation);
    const std::string fresh = m_file + ".new";
    const int descriptor = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return failed(fresh, systemReason());
    const bool isWritten = writeAll(descriptor, text) && ::fsync(descriptor) == 0;
    const std::string reason = isWritten ? std::string() : systemReason();
    ::close(descriptor);
    if (!isWritten)
        return failed(fresh, reason);
    if (std::rename(fresh.c_str(), m_file.c_str()) != 0)
        return failed(m_file, systemReason());
    // The new name is on the disk when its folder is.
    const std::size_t slash = m_file.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : m_file.substr(0, slash + 1);
    const int folderDescriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folderDescriptor >= 0) {
        ::fsync(folderDescriptor);
        ::close(folderDescriptor);
    }
    return {};
}

} // namespace opsroom::node

#include "server/store/sqlite/commit_mark.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace opsroom::store {

namespace {
constexpr std::size_t kDigits = 20;
}

Result<CommitMark> CommitMark::open(const std::string &file)
{
    const std::string name = file + ".mark";
    CommitMark mark(::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (mark.m_descriptor < 0)
        return Failure(Error(ErrorCode::NotAvailable, name + ": " + std::strerror(errno)));
    return mark;
}

CommitMark::CommitMark(CommitMark &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

CommitMark &CommitMark::operator=(CommitMark &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

CommitMark::~CommitMark()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::uint64_t CommitMark::value() const
{
    std::array<char, kDigits> text{};
    const ssize_t size = ::pread(m_descriptor, text.data(), text.size(), 0);
    std::uint64_t value = 0;
    if (size > 0)
        std::from_chars(text.data(), text.data() + size, value);
    return value;
}

void CommitMark::set(std::uint64_t value) const
{
    std::array<char, kDigits + 1> text{};
    std::snprintf(text.data(), text.size(), "%020llu", static_cast<unsigned long long>(value));
    std::ignore = ::pwrite(m_descriptor, text.data(), kDigits, 0);
}

} // namespace opsroom::store

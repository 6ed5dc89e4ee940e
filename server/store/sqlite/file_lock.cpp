#include "server/store/sqlite/file_lock.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace opsroom::store {

namespace {

/// What the holder has written into its lock; for people.
std::string holderOf(int descriptor)
{
    std::array<char, 20> digits{};
    const ssize_t size = ::pread(descriptor, digits.data(), digits.size(), 0);
    return size > 0 ? "process " + std::string(digits.data(), std::size_t(size)) : "another process";
}

} // namespace

Result<FileLock> FileLock::take(const std::string &file)
{
    const std::string name = file + ".lock";
    const auto failed = [&name](const std::string &what) {
        return Failure(Error(ErrorCode::NotAvailable, name + ": " + what));
    };
    FileLock lock(::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (lock.m_descriptor < 0)
        return failed(std::strerror(errno));
    if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return failed("held by " + holderOf(lock.m_descriptor));
        return failed(std::strerror(errno));
    }
    // Only for the message above: a disk that is full changes nothing about the lock.
    const std::string owner = std::to_string(::getpid());
    if (::ftruncate(lock.m_descriptor, 0) == 0)
        std::ignore = ::pwrite(lock.m_descriptor, owner.data(), owner.size(), 0);
    return lock;
}

FileLock::FileLock(FileLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock &FileLock::operator=(FileLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace opsroom::store

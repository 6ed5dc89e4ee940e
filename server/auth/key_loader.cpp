#include "server/auth/key_loader.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace opsroom::auth {

namespace {

constexpr off_t kMaxFileBytes = 256 * 1024;

struct FileContent
{
    Secret bytes;
    bool isPrivate = false; ///< others have no access
};

class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    const int m_fd;
};

Failure<Error> refused(const std::string &path, const std::string &rule)
{
    return Failure(Error(ErrorCode::BadRequest, path + ": " + rule));
}
Failure<Error> refused(const std::string &path, const Error &error)
{
    return Failure(Error(error.code, path + ": " + error.detail));
}
Failure<Error> unreadable(const std::string &path, int code)
{
    return Failure(Error(ErrorCode::NotAvailable, path + ": " + std::generic_category().message(code)));
}

Result<FileContent> readFile(const std::string &path)
{
    // Not blocking: a FIFO in the file's place must not stop the start.
    const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    struct stat status
    {};
    if (file.get() < 0 || fstat(file.get(), &status) != 0)
        return unreadable(path, errno);
    if (!S_ISREG(status.st_mode))
        return refused(path, "not a regular file");
    if (status.st_size > kMaxFileBytes)
        return refused(path, "larger than 256 KiB");

    FileContent content{Secret(static_cast<std::size_t>(status.st_size)), (status.st_mode & S_IRWXO) == 0};
    std::size_t filled = 0;
    while (filled < content.bytes.size()) {
        const ssize_t got = read(file.get(), content.bytes.data() + filled, content.bytes.size() - filled);
        if (got < 0)
            return unreadable(path, errno);
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    content.bytes.truncate(filled);
    return content;
}

Failure<Error> tooOpen(const std::string &path)
{
    return refused(path, "holds a secret and is open to others: take away their rights (chmod o=)");
}

} // namespace

Result<KeyPtr> loadSecret(const KeyFile &file)
{
    auto content = readFile(file.path);
    if (!content)
        return Failure(content.error());
    if (!content->isPrivate)
        return tooOpen(file.path);
    Secret &secret = content->bytes;
    if (secret.view().ends_with('\n'))
        secret.truncate(secret.size() - 1);
    auto key = keyFromSecret(std::move(secret), file.id, file.algorithm);
    if (!key)
        return refused(file.path, key.error());
    return key;
}

Result<KeyPtr> loadPem(const KeyFile &file)
{
    const auto content = readFile(file.path);
    if (!content)
        return Failure(content.error());
    auto key = keyFromPem(content->bytes, file.id, file.algorithm);
    if (!key)
        return refused(file.path, key.error());
    if (key.value()->canSign() && !content->isPrivate)
        return tooOpen(file.path);
    return key;
}

Result<std::vector<KeyPtr>> loadJwks(const std::string &path, const std::vector<Algorithm> &allowed)
{
    const auto content = readFile(path);
    if (!content)
        return Failure(content.error());
    auto keys = keysFromJwks(content->bytes, allowed);
    if (!keys)
        return refused(path, keys.error());
    const auto holdsSecret = [](const KeyPtr &key) { return key->canSign(); };
    if (!content->isPrivate && std::any_of(keys->begin(), keys->end(), holdsSecret))
        return tooOpen(path);
    return keys;
}

} // namespace opsroom::auth

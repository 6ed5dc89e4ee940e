#include "server/auth/secret.h"

#include <algorithm>
#include <openssl/crypto.h>
#include <utility>

namespace opsroom::auth {

Secret::Secret(std::size_t size) : m_bytes(std::make_unique<char[]>(size)), m_size(size) {}

Secret::Secret(std::string &&text) : Secret(text.size())
{
    std::copy(text.begin(), text.end(), m_bytes.get());
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

Secret::Secret(Secret &&other) noexcept : m_bytes(std::move(other.m_bytes)), m_size(std::exchange(other.m_size, 0)) {}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::truncate(std::size_t size)
{
    OPENSSL_cleanse(m_bytes.get() + size, m_size - size);
    m_size = size;
}

void Secret::wipe()
{
    if (m_bytes)
        OPENSSL_cleanse(m_bytes.get(), m_size);
}

} // namespace opsroom::auth

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace opsroom::auth {

/// Bytes that must not outlive their use: key material and the files that hold it.
///
/// Guarantees: the memory is wiped before it is given back. Deliberately without copy, comparison, stream operator and
/// log field, so that it cannot be printed or compared in variable time by accident.
class Secret
{
public:
    Secret() = default;
    /// Room for \a size bytes, all zero.
    explicit Secret(std::size_t size);
    /// Copies \a text and wipes it.
    explicit Secret(std::string &&text);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret();

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::string_view view() const { return {m_bytes.get(), m_size}; }
    /// To be filled in place.
    [[nodiscard]] char *data() { return m_bytes.get(); }
    /// Forgets the bytes from \a size on. Precondition: not larger than size().
    void truncate(std::size_t size);

private:
    void wipe();

    std::unique_ptr<char[]> m_bytes; // NOLINT(modernize-avoid-c-arrays): a vector may move its bytes and leave copies
    std::size_t m_size = 0;
};

} // namespace opsroom::auth

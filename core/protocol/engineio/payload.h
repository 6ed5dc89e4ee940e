#pragma once

#include "core/protocol/engineio/packet.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opsroom::engineio {

/// Separator of the packets of one long-polling body.
inline constexpr char kRecordSeparator = '\x1e';

/// Walks through the packets of a long-polling body.
///
/// Thread: one thread. Ownership: text packets view the body; a binary packet views the reader until the next call.
class PayloadReader
{
public:
    explicit PayloadReader(std::string_view body) : m_rest(body), m_atEnd(false) {}

    /// \returns the next packet; nothing at the end or at a malformed packet (then isMalformed()).
    [[nodiscard]] std::optional<Packet> next();
    [[nodiscard]] bool isMalformed() const { return m_malformed; }

private:
    std::string_view m_rest;
    std::string m_binary;
    bool m_atEnd;
    bool m_malformed = false;
};

/// Collects packets into one long-polling body.
class PayloadWriter
{
public:
    explicit PayloadWriter(std::string &body) : m_body(body) {}

    /// \a packet is a whole text packet, type character included.
    void appendText(std::string_view packet);
    void appendBinary(std::string_view message);

    /// Bytes that a packet of \a size adds to a body.
    [[nodiscard]] static std::size_t sizeOfText(std::size_t size) { return size + 1; }
    [[nodiscard]] static std::size_t sizeOfBinary(std::size_t size) { return (size + 2) / 3 * 4 + 2; }

private:
    void separate();
    std::string &m_body;
};

} // namespace opsroom::engineio

#pragma once

#include "core/base/result.h"
#include "core/protocol/socketio/packet.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::socketio {

/// A binary packet whose attachments are still arriving, each as one binary message behind the text.
///
/// Exists only between the text and the last attachment. Limits: the attachments of one packet together may have as
/// many bytes as one message, so that many small messages do not get around the message limit.
class BinaryAssembler
{
public:
    /// \param text packet without the Engine.IO character, already decoded once: it announces \a attachments.
    BinaryAssembler(std::string_view text, std::uint32_t attachments, std::size_t byteLimit)
        : m_text(text), m_missing(attachments), m_byteLimit(byteLimit)
    {}

    /// Takes the next attachment. \returns LimitExceeded if the packet grows too large.
    [[nodiscard]] Result<void> add(std::string_view attachment);
    [[nodiscard]] bool isComplete() const { return m_missing == 0; }

    [[nodiscard]] const std::string &text() const { return m_text; }
    [[nodiscard]] const std::vector<std::string> &attachments() const { return m_attachments; }

private:
    std::string m_text;
    std::vector<std::string> m_attachments;
    std::uint32_t m_missing;
    std::size_t m_byteLimit;
    std::size_t m_bytes = 0;
};

} // namespace opsroom::socketio

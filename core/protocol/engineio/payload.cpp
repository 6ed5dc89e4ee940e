#include "core/protocol/engineio/payload.h"

#include "core/base/base64.h"

namespace opsroom::engineio {

namespace {
constexpr char kBinaryMark = 'b';
}

std::optional<Packet> PayloadReader::next()
{
    if (m_atEnd || m_malformed)
        return {};
    const std::size_t end = m_rest.find(kRecordSeparator);
    const std::string_view record = m_rest.substr(0, end);
    if (end == std::string_view::npos)
        m_atEnd = true;
    else
        m_rest.remove_prefix(end + 1);

    if (record.starts_with(kBinaryMark)) {
        auto bytes = decodeBase64(record.substr(1), Base64::Standard);
        if (bytes) {
            m_binary = std::move(*bytes);
            return Packet{PacketType::Message, true, m_binary};
        }
    } else if (auto packet = decodeText(record)) {
        return packet;
    }
    m_malformed = true;
    return {};
}

void PayloadWriter::separate()
{
    if (!m_body.empty())
        m_body += kRecordSeparator;
}

void PayloadWriter::appendText(std::string_view packet)
{
    separate();
    m_body += packet;
}

void PayloadWriter::appendBinary(std::string_view message)
{
    separate();
    m_body += kBinaryMark;
    appendBase64(m_body, message, Base64::Standard);
}

} // namespace opsroom::engineio

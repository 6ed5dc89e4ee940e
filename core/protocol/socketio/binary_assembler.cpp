#include "core/protocol/socketio/binary_assembler.h"

namespace opsroom::socketio {

Result<void> BinaryAssembler::add(std::string_view attachment)
{
    if (m_missing == 0)
        return Failure(Error(ErrorCode::BadRequest, "binary message that no packet announced"));
    if (attachment.size() > m_byteLimit - m_bytes)
        return Failure(Error(ErrorCode::LimitExceeded, "attachments too large"));
    m_bytes += attachment.size();
    m_attachments.emplace_back(attachment);
    --m_missing;
    return {};
}

} // namespace opsroom::socketio

#include "core/protocol/json/document.h"

#include "core/protocol/json/indexer.h"
#include "core/protocol/json/utf8.h"
#include "core/protocol/json/value.h"

#include <limits>

namespace opsroom::json {

Result<Value> Document::parse(std::string_view text, const Limits &limits)
{
    m_text = text;
    m_nodes.clear();
    m_open.clear();
    if (text.size() >= std::numeric_limits<std::uint32_t>::max())
        return Failure(Error(ErrorCode::BadRequest, "JSON text is too long"));
    if (!isUtf8(text))
        return Failure(Error(ErrorCode::BadRequest, "JSON text is not UTF-8"));

    Indexer indexer(*this, limits);
    if (!indexer.run()) {
        return Failure(Error(ErrorCode::BadRequest,
                             "JSON: " + std::string(indexer.fault()) + " at byte " + std::to_string(indexer.offset())));
    }
    return Value(this, 0);
}

} // namespace opsroom::json

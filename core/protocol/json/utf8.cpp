#include "core/protocol/json/utf8.h"

#include <simdjson.h>

namespace opsroom::json {

bool isUtf8(std::string_view text)
{
    return simdjson::validate_utf8(text.data(), text.size());
}

} // namespace opsroom::json

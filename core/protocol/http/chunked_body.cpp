#include "core/protocol/http/chunked_body.h"

#include "core/protocol/http/character_classes.h"

#include <algorithm>
#include <charconv>

namespace opsroom::http {

ChunkedBody::Progress ChunkedBody::feed(std::string_view bytes, const Limits &limits, std::size_t bodyLimit,
                                        std::string &body, std::size_t &consumed)
{
    consumed = 0;
    while (consumed < bytes.size()) {
        if (m_step == Step::Data) {
            const auto take = static_cast<std::size_t>(std::min<std::uint64_t>(m_remaining, bytes.size() - consumed));
            body.append(bytes.substr(consumed, take));
            consumed += take;
            m_remaining -= take;
            if (m_remaining == 0)
                m_step = Step::DataEnd;
            continue;
        }
        const char c = bytes[consumed++];
        m_line += c;
        if (m_line.size() > limits.chunkLineBytes)
            return Progress::Malformed;
        if (c != '\n')
            continue;
        if (!m_line.ends_with("\r\n"))
            return Progress::Malformed;
        m_line.resize(m_line.size() - 2);
        if (!std::all_of(m_line.begin(), m_line.end(), isFieldValueCharacter))
            return Progress::Malformed;
        const Progress progress = onLine(limits, bodyLimit, body.size());
        m_line.clear();
        if (progress != Progress::NeedMore)
            return progress;
    }
    return Progress::NeedMore;
}

ChunkedBody::Progress ChunkedBody::onLine(const Limits &limits, std::size_t bodyLimit, std::size_t bodySize)
{
    switch (m_step) {
    case Step::SizeLine:
        if (!readSize())
            return Progress::Malformed;
        if (m_remaining > bodyLimit - std::min(bodyLimit, bodySize))
            return Progress::TooLarge;
        m_step = m_remaining == 0 ? Step::Trailer : Step::Data;
        return Progress::NeedMore;
    case Step::DataEnd:
        if (!m_line.empty())
            return Progress::Malformed;
        m_step = Step::SizeLine;
        return Progress::NeedMore;
    case Step::Trailer:
        if (m_line.empty())
            return Progress::Done;
        return ++m_trailers > limits.trailerFields ? Progress::Malformed : Progress::NeedMore;
    case Step::Data:
        break;
    }
    return Progress::Malformed;
}

bool ChunkedBody::readSize()
{
    const std::string_view digits = std::string_view(m_line).substr(0, m_line.find(';'));
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), m_remaining, 16);
    return !digits.empty() && digits.front() != '-' && error == std::errc() && end == digits.data() + digits.size();
}

} // namespace opsroom::http

#include "core/protocol/http/request_parser.h"

#include "core/protocol/http/character_classes.h"

#include <algorithm>

namespace opsroom::http {

namespace {
constexpr std::size_t kKeptBytes = 4096; ///< buffer kept between two requests
constexpr int kEmptyLines = 4;           ///< skipped in front of a request line
} // namespace

std::size_t RequestParser::feed(std::string_view bytes)
{
    switch (m_state) {
    case State::Head:
        return feedHead(bytes);
    case State::HeadDone:
        m_state = State::Body;
        return feedBody(bytes);
    case State::Body:
        return feedBody(bytes);
    case State::Done:
    case State::Failed:
        return 0;
    }
    return 0;
}

std::size_t RequestParser::feedHead(std::string_view bytes)
{
    std::size_t consumed = 0;
    while (m_state == State::Head && consumed < bytes.size()) {
        if (m_head.empty() && !isTokenCharacter(bytes[consumed]) && bytes[consumed] != '\r') {
            fail({400, "not an HTTP request"});
            break;
        }
        const std::size_t lineEnd = bytes.find('\n', consumed);
        const std::size_t end = lineEnd == std::string_view::npos ? bytes.size() : lineEnd + 1;
        const std::size_t room = m_limits.headBytes - m_head.size();
        m_head.append(bytes.substr(consumed, std::min(end - consumed, room)));
        if (m_lines == 0 && m_head.size() > m_limits.requestLineBytes) {
            fail({414, "request line too long"});
            break;
        }
        if (end - consumed > room) {
            fail({431, "request head too large"});
            break;
        }
        consumed = end;
        if (lineEnd != std::string_view::npos)
            onHeadLine();
    }
    return consumed;
}

/// Takes the line that the head now ends with.
void RequestParser::onHeadLine()
{
    const std::string_view line = std::string_view(m_head).substr(m_lineStart);
    if (!line.ends_with("\r\n")) {
        fail({400, "line end without a carriage return"});
        return;
    }
    const bool isEmpty = line.size() == 2;
    if (isEmpty && m_lines > 0) {
        finishHead();
    } else if (isEmpty) {
        // RFC 9112 section 2.2: empty lines in front of a request line are skipped.
        m_head.clear();
        if (++m_emptyLines > kEmptyLines)
            fail({400, "too many empty lines"});
    } else {
        m_lineStart = m_head.size();
        if (++m_lines > m_limits.headerFields + 1)
            fail({431, "too many header fields"});
    }
}

void RequestParser::finishHead()
{
    m_bodyLimit = m_limits.bodyBytes;
    if (const auto refusal = parseHead(m_head, m_limits, m_request, m_framing))
        fail(*refusal);
    else
        m_state = State::HeadDone;
}

bool RequestParser::limitBody(std::size_t bytes)
{
    m_bodyLimit = std::min(bytes, m_limits.bodyBytes);
    if (m_framing.contentLength <= bytes)
        return true;
    fail({413, "body too large"});
    return false;
}

std::size_t RequestParser::feedBody(std::string_view bytes)
{
    if (m_framing.chunked) {
        std::size_t consumed = 0;
        switch (m_chunked.feed(bytes, m_limits, m_bodyLimit, m_body, consumed)) {
        case ChunkedBody::Progress::NeedMore:
            break;
        case ChunkedBody::Progress::Done:
            m_request.body = m_body;
            m_state = State::Done;
            break;
        case ChunkedBody::Progress::Malformed:
            fail({400, "malformed chunk"});
            break;
        case ChunkedBody::Progress::TooLarge:
            fail({413, "body too large"});
            break;
        }
        return consumed;
    }
    const std::size_t missing = static_cast<std::size_t>(m_framing.contentLength) - m_body.size();
    const std::size_t take = std::min(missing, bytes.size());
    m_body.append(bytes.substr(0, take));
    if (m_body.size() == m_framing.contentLength) {
        m_request.body = m_body;
        m_state = State::Done;
    }
    return take;
}

void RequestParser::fail(Refusal refusal)
{
    m_refusal = refusal;
    m_state = State::Failed;
}

void RequestParser::reset()
{
    m_state = State::Head;
    m_head.clear();
    m_body.clear();
    if (m_head.capacity() > kKeptBytes)
        m_head.shrink_to_fit();
    if (m_body.capacity() > kKeptBytes)
        m_body.shrink_to_fit();
    m_lineStart = 0;
    m_lines = 0;
    m_emptyLines = 0;
    m_request = {};
    m_framing = {};
    m_chunked = {};
}

} // namespace opsroom::http

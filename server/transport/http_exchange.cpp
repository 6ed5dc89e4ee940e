#include "server/transport/http_exchange.h"

#include "core/protocol/websocket/upgrade_request.h"

namespace opsroom::transport {

std::size_t HttpExchange::feed(std::string_view bytes)
{
    std::size_t taken = 0;
    for (;;) {
        if (m_state == State::Serving || m_state == State::Upgrading || m_state == State::Moving
            || m_state == State::Closing)
            return taken;
        taken += m_parser.feed(bytes.substr(taken));
        if (!onParserProgress())
            return taken;
    }
}

/// Acts on the parser's state. \returns whether more can be read from what is there.
bool HttpExchange::onParserProgress()
{
    switch (m_parser.state()) {
    case http::RequestParser::State::Head:
        m_state = m_parser.hasBegun() ? State::Reading : State::Idle;
        return false;
    case http::RequestParser::State::HeadDone:
        return onHead();
    case http::RequestParser::State::Body:
        m_state = State::Body;
        return false;
    case http::RequestParser::State::Done:
        m_state = State::Serving;
        m_host.serve(m_parser.request());
        return true; // it may have been answered already
    case http::RequestParser::State::Failed:
        m_host.refused(m_parser.refusal());
        refuse(http::Response::text(m_parser.refusal().status, std::string(m_parser.refusal().reason)));
        return false;
    }
    return false;
}

bool HttpExchange::onHead()
{
    const http::Request &head = m_parser.request();
    const bool asksForUpgrade = websocket::asksForUpgrade(head);
    if (asksForUpgrade) {
        if (const auto refusal = websocket::refusalOfUpgrade(head)) {
            m_host.refused({refusal->status, "malformed WebSocket handshake"});
            refuse(*refusal);
            return false;
        }
    }
    m_verdict = m_host.judge(head, asksForUpgrade);
    switch (m_verdict.kind) {
    case Verdict::Kind::Answer:
        // What was announced behind the head would be read as another request.
        if (head.hasBody || asksForUpgrade) {
            refuse(m_verdict.answer);
            return false;
        }
        m_state = State::Serving;
        respond(m_verdict.answer);
        return true;
    case Verdict::Kind::Upgrade:
        m_state = State::Upgrading;
        return false;
    case Verdict::Kind::Move:
        m_state = State::Moving;
        return false;
    case Verdict::Kind::Serve:
        break;
    }
    m_state = State::Body;
    m_owesAnswer = true;
    if (!m_parser.limitBody(m_verdict.limit))
        return true; // onParserProgress() answers
    if (head.expectsContinue)
        m_host.write("HTTP/1.1 100 Continue\r\n\r\n");
    return true;
}

void HttpExchange::respond(const http::Response &response)
{
    if (m_state != State::Serving)
        return;
    m_owesAnswer = false;
    const http::Request &request = m_parser.request();
    const bool stays = request.keepAlive && !response.close;
    std::string bytes = http::serialize(response, stays, request.method == "HEAD");
    if (stays) {
        m_parser.reset();
        m_state = State::Idle;
    } else {
        m_state = State::Closing;
    }
    m_host.write(std::move(bytes));
}

void HttpExchange::refuse(const http::Response &response)
{
    m_state = State::Closing;
    m_host.write(http::serialize(response, false));
}

} // namespace opsroom::transport

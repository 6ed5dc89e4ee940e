#pragma once

#include "core/protocol/http/request_parser.h"
#include "tests/support/portions.h"

#include <string>
#include <vector>

namespace opsroom::test {

/// All that a request says, as one text.
inline std::string describe(const http::Request &request)
{
    std::string text;
    text.append(request.method).append(" ").append(request.target);
    text.append(" path ").append(request.path).append(" query ").append(request.query);
    text += " HTTP/1." + std::to_string(request.minorVersion);
    text += request.keepAlive ? " keep" : " close";
    text += request.expectsContinue ? " continue" : "";
    text += request.hasBody ? " body" : "";
    for (const http::HeaderField &field : request.headers)
        text.append("\n").append(field.name).append(": ").append(field.value);
    return text.append("\n\n").append(request.body);
}

/// What the parser of one connection makes of a stream: one entry for each request, then how it ended. Two ways of
/// cutting the same stream must have the same transcript.
inline std::vector<std::string> transcriptOf(const Portions &portions, const http::Limits &limits = {})
{
    using State = http::RequestParser::State;
    std::vector<std::string> transcript;
    http::RequestParser parser(limits);
    std::string unread;
    for (const std::string_view portion : portions) {
        unread += portion;
        for (;;) {
            const State before = parser.state();
            const std::size_t read = parser.feed(unread);
            unread.erase(0, read);
            if (parser.state() == State::Failed) {
                transcript.push_back("refused with " + std::to_string(parser.refusal().status) + ": "
                                     + std::string(parser.refusal().reason));
                return transcript;
            }
            if (parser.state() == State::Done) {
                transcript.push_back(describe(parser.request()));
                parser.reset();
            } else if (read == 0 && parser.state() == before) {
                break;
            }
        }
    }
    transcript.emplace_back(parser.hasBegun() ? "ended inside a request" : "ended between requests");
    return transcript;
}

} // namespace opsroom::test

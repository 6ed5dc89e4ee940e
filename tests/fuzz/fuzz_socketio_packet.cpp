#include "core/protocol/engineio/packet.h"
#include "core/protocol/socketio/encoder.h"
#include "core/protocol/socketio/packet.h"
#include "tests/fuzz/fuzz_target.h"

namespace json = opsroom::json;
namespace socketio = opsroom::socketio;
using opsroom::fuzz::require;

/// A packet that was accepted and written again decodes to itself.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const socketio::Limits limits;
    const auto packet = socketio::decodeHead(opsroom::fuzz::textOf(data, size), limits);
    if (!packet)
        return 0;
    require(packet->attachments <= limits.attachments, "attachments stay within their limit");
    require(packet->nsp.starts_with('/') && packet->nsp.size() <= limits.namespaceBytes, "a namespace has its form");
    json::Document document;
    const auto body = socketio::decodeBody(*packet, document, limits);
    if (!body)
        return 0;
    require(!packet->isEvent() || body->elementCount() > 0, "an event has a name");

    std::string rewritten;
    socketio::appendHead(rewritten, packet->type, packet->nsp, packet->ackId, packet->attachments);
    rewritten += packet->json;
    const auto message = opsroom::engineio::decodeText(rewritten);
    require(message && message->type == opsroom::engineio::PacketType::Message, "a packet travels as a message");
    const auto again = socketio::decodeHead(message->data, limits);
    require(again.has_value(), "a rewritten packet is accepted");
    require(again->type == packet->type && again->attachments == packet->attachments && again->nsp == packet->nsp
                && again->ackId == packet->ackId && again->json == packet->json,
            "a rewritten packet is the same");
    json::Document second;
    const auto bodyAgain = socketio::decodeBody(*again, second, limits);
    require(bodyAgain && bodyAgain->isPresent() == body->isPresent(), "a rewritten packet has the same body");
    return 0;
}

#include "core/protocol/websocket/message_deflater.h"
#include "core/protocol/websocket/message_inflater.h"
#include "tests/fuzz/fuzz_target.h"

namespace websocket = opsroom::websocket;
using opsroom::fuzz::require;

/// Input: what a client sent as a compressed message.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using Status = websocket::MessageInflater::Status;
    constexpr std::size_t kLimit = 20'000;
    const std::string_view input = opsroom::fuzz::textOf(data, size);

    websocket::MessageInflater inflater;
    const Status first = inflater.inflate(input, kLimit);
    const std::string message = inflater.takeMessage();
    if (first == Status::Done) {
        require(message.size() <= kLimit, "no message is longer than it may be");
        require(message.empty() || inflater.inflate(input, message.size() - 1) == Status::TooBig,
                "a byte less is too little");
    }
    require(inflater.inflate(input, kLimit) == first && (first != Status::Done || inflater.takeMessage() == message),
            "a message stands for itself");

    websocket::MessageDeflater deflater(9);
    const auto frame = websocket::ServerFrame::of(websocket::Opcode::Binary, input);
    const auto small = deflater.deflate(frame);
    if (small.bytes() != frame.bytes()) {
        require(inflater.inflate(small.payload(), input.size()) == Status::Done, "our own is well-formed");
        require(inflater.takeMessage() == input, "a message comes back");
    }
    return 0;
}

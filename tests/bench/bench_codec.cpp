#include "core/contract/payload/transaction_update.h"
#include "core/protocol/http/request_parser.h"
#include "core/protocol/json/value.h"
#include "core/protocol/socketio/encoder.h"
#include "core/protocol/socketio/packet.h"
#include "core/protocol/websocket/frame.h"

#include <benchmark/benchmark.h>

namespace {

using namespace opsroom;

constexpr std::string_view kPayload =
    R"({"transactionId":"tx-123","walletId":"w-2378","status":"completed","amount":70000,"currency":"CZK",)"
    R"("direction":"credit","kind":"transfer","counterparty":{"name":"Café Ω","country":"CZ"}})";
constexpr std::string_view kHead =
    "GET /enterprise-ws/?EIO=4&transport=websocket HTTP/1.1\r\nHost: hub.example:3001\r\n"
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36\r\nOrigin: https://ops.example\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nConnection: Upgrade\r\n"
    "Upgrade: websocket\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n";

std::string eventText()
{
    return R"(27["transaction-update",)" + std::string(kPayload) + ']';
}

void jsonParse(benchmark::State &state)
{
    json::Document document;
    for (auto _ : state)
        benchmark::DoNotOptimize(document.parse(kPayload));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(kPayload.size()));
}
BENCHMARK(jsonParse);

void socketioDecode(benchmark::State &state)
{
    const std::string text = eventText();
    json::Document document;
    for (auto _ : state) {
        const auto packet = socketio::decodeHead(text, {});
        benchmark::DoNotOptimize(decodeBody(*packet, document, {}));
    }
}
BENCHMARK(socketioDecode);

void contractTransaction(benchmark::State &state)
{
    json::Document document;
    const auto payload = document.parse(kPayload);
    for (auto _ : state)
        benchmark::DoNotOptimize(contract::readTransactionUpdate(*payload));
}
BENCHMARK(contractTransaction);

void frameEncode(benchmark::State &state)
{
    for (auto _ : state) {
        std::string packet = websocket::frameBuffer(kPayload.size() + 64);
        socketio::appendEventHead(packet, "/", "transaction-updated");
        packet += kPayload;
        packet += ']';
        benchmark::DoNotOptimize(websocket::ServerFrame(websocket::Opcode::Text, std::move(packet)));
    }
}
BENCHMARK(frameEncode);

void httpHead(benchmark::State &state)
{
    http::RequestParser parser;
    for (auto _ : state) {
        benchmark::DoNotOptimize(parser.feed(kHead));
        parser.reset();
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(kHead.size()));
}
BENCHMARK(httpHead);

} // namespace

#pragma once

#include "core/base/mailbox.h"
#include "core/contract/close_code.h"
#include "server/session/hub_port.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace opsroom::node {

/// A command with texts of its own, on its way to the hub's thread.
struct CarriedCommand
{
    hub::MemberId member;
    std::string text; ///< name, then the argument's JSON
    std::size_t nameSize = 0;
    std::unique_ptr<std::vector<std::string>> attachments; ///< null if there are none
    std::optional<std::uint64_t> ackId;
    SteadyTime arrivedAt{};

    [[nodiscard]] std::string_view name() const { return std::string_view(text).substr(0, nameSize); }
    [[nodiscard]] std::string_view argument() const { return std::string_view(text).substr(nameSize); }
};

struct Acknowledgement
{
    hub::MemberId member;
    std::uint64_t ackId = 0;
};
struct Departure
{
    hub::MemberId member;
    bool isLost = false;
};
using Task = std::function<void()>;
/// What a shard tells the hub: an entry, a command, an acknowledgement, a departure, or a task to be run in its thread.
using ToHub = std::variant<std::unique_ptr<session::EnterRequest>, CarriedCommand, Acknowledgement, Departure, Task>;
using ToHubBatch = std::vector<ToHub>;

/// One event for many sessions of a shard.
struct FanOut
{
    hub::EncodedEvent event;
    bool isVolatile = false;
    std::vector<hub::SessionKey> sessions;
};
struct EmitTo
{
    hub::SessionKey session{};
    std::string name;
    std::string argumentJson;
};
struct AskTo
{
    hub::SessionKey session{};
    std::uint64_t ackId = 0;
    std::string name;
    std::string argumentJson;
};
struct AckTo
{
    hub::SessionKey session{};
    std::uint64_t ackId = 0;
    std::string argumentJson;
};
struct CloseSession
{
    hub::SessionKey session{};
    contract::CloseCode code{};
};
struct Describe
{
    std::vector<hub::SessionKey> sessions;
    hub::SessionsDescribed described; ///< called in the shard's thread
};
struct Refused
{
    hub::SessionKey session{};
    Error error;
};
/// What the hub tells a shard, in the order in which it came up.
using ToShard = std::variant<FanOut, EmitTo, AskTo, AckTo, CloseSession, Describe, session::Admission, Refused, Task>;
using ToShardBatch = std::vector<ToShard>;

/// Limits of the way between a shard and the hub's thread. Beyond the first three, commands are refused as temporary
/// errors; the last one makes the hub wait with its commands until the shards have caught up.
inline constexpr std::size_t kCommandsPerTurn = 8192;                ///< of one shard
inline constexpr std::size_t kCommandBytesPerTurn = 8 * 1024 * 1024; ///< of one shard
inline constexpr std::size_t kBytesToHub = 64 * 1024 * 1024;         ///< of all shards together
inline constexpr std::size_t kBatchesToShard = 256;

} // namespace opsroom::node

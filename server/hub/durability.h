#pragma once

#include "core/base/error.h"

#include <cstdint>

namespace opsroom::hub {

/// What is said while Durability::mayWrite() is false: nothing has changed, and it is worth trying again.
[[nodiscard]] inline Error notWritable()
{
    return {ErrorCode::Internal, "the store takes nothing now"};
}
/// What is said when the disk has not taken a change in time: it may still come to it. Whoever repeats uses the same
/// idempotencyKey.
[[nodiscard]] inline Error notYetStored()
{
    return {ErrorCode::Internal, "carried out, and not yet stored"};
}

/// Port: how far what the stores were given has come to the disk.
///
/// Each change of a store takes the next ticket; tickets are committed in their order.
/// Thread: the hub's.
class Durability
{
public:
    Durability() = default;
    Durability(const Durability &) = delete;
    Durability &operator=(const Durability &) = delete;
    virtual ~Durability() = default;

    /// Whether what is committed survives a crash of process and machine. If not, nothing is ever waited for.
    [[nodiscard]] virtual bool isDurable() const = 0;
    /// false: the disk does not take anything now, or is too far behind; what needs it has to be refused.
    [[nodiscard]] virtual bool mayWrite() const = 0;
    /// Of the last change.
    [[nodiscard]] virtual std::uint64_t ticket() const = 0;
    /// Everything up to here is on the disk.
    [[nodiscard]] virtual std::uint64_t committed() const = 0;
};

/// Of stores that live in memory.
class NoDurability final : public Durability
{
public:
    [[nodiscard]] bool isDurable() const override { return false; }
    [[nodiscard]] bool mayWrite() const override { return true; }
    [[nodiscard]] std::uint64_t ticket() const override { return 0; }
    [[nodiscard]] std::uint64_t committed() const override { return 0; }
};

} // namespace opsroom::hub

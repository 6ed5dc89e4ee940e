#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace opsroom::transport {

/// Port: decides about connections before a byte of them is read.
///
/// Thread: every shard's, at the same time.
class ConnectionGate
{
public:
    /// What the gate wants to be told again; the connection keeps it.
    using Ticket = std::uint32_t;

    ConnectionGate() = default;
    ConnectionGate(const ConnectionGate &) = delete;
    ConnectionGate &operator=(const ConnectionGate &) = delete;
    virtual ~ConnectionGate() = default;

    /// A connection was accepted from \a address, written as in Peer. \returns nothing if it is to be closed at once;
    /// else left() follows, once.
    [[nodiscard]] virtual std::optional<Ticket> admit(std::string_view address) = 0;
    /// Whether a connection from there has to begin with a PROXY header, which says who the client is.
    [[nodiscard]] virtual bool isProxied(std::string_view address) const = 0;
    /// The head of its first request came.
    virtual void heard(Ticket ticket) = 0;
    /// The connection has ended. \param wasHeard whether heard() was called.
    virtual void left(Ticket ticket, bool wasHeard) = 0;
};

/// A connection's way through a gate: reports its end when it is destroyed. Empty for connections without a gate.
class GatePass
{
public:
    GatePass() = default;
    /// \param gate null lets everybody in. \returns nothing if the connection is refused.
    [[nodiscard]] static std::optional<GatePass> through(ConnectionGate *gate, std::string_view address)
    {
        if (gate == nullptr)
            return GatePass();
        const auto ticket = gate->admit(address);
        return ticket ? std::optional(GatePass(*gate, *ticket)) : std::nullopt;
    }
    GatePass(GatePass &&other) noexcept
        : m_gate(std::exchange(other.m_gate, nullptr)), m_ticket(other.m_ticket), m_wasHeard(other.m_wasHeard)
    {}
    GatePass &operator=(GatePass &&other) noexcept
    {
        std::swap(m_gate, other.m_gate);
        std::swap(m_ticket, other.m_ticket);
        std::swap(m_wasHeard, other.m_wasHeard);
        return *this;
    }
    GatePass(const GatePass &) = delete;
    GatePass &operator=(const GatePass &) = delete;
    ~GatePass()
    {
        if (m_gate != nullptr)
            m_gate->left(m_ticket, m_wasHeard);
    }

    void heard()
    {
        if (m_gate != nullptr && !std::exchange(m_wasHeard, true))
            m_gate->heard(m_ticket);
    }

private:
    GatePass(ConnectionGate &gate, ConnectionGate::Ticket ticket) : m_gate(&gate), m_ticket(ticket) {}

    ConnectionGate *m_gate = nullptr;
    ConnectionGate::Ticket m_ticket = 0;
    bool m_wasHeard = false;
};

} // namespace opsroom::transport

#pragma once

#include "core/protocol/json/document.h"
#include "server/hub/hub.h"
#include "tests/contract/store/stores_under_test.h"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::test {

/// A hub over stores that may fail, one change of each kind after the other, and what was promised about them.
class LedgerScript
{
public:
    explicit LedgerScript(StoresUnderTest &stores)
        : m_stores(stores),
          m_hub({m_settings, m_clock, stores.policy, *stores.tenants, stores.sink, m_counters}, m_tokens,
                stores.ports())
    {}

    /// The changes, by number. \returns false if it was refused.
    bool change(int number)
    {
        const std::string id = "c-" + std::to_string(number);
        switch (number % 6) {
        case 0:
            return note(id, m_hub.emitToTenant("acme", "notice", parse("{\"id\":\"" + id + "\"}"), kCaller));
        case 1:
            return note(id, m_hub.emitToUser("acme", "away", "notice", parse("{\"id\":\"" + id + "\"}"), kCaller));
        case 2:
            return note(id, m_hub.emitToTenant("acme", "compliance-alert",
                                               parse("{\"message\":\"m\",\"alertId\":\"" + id + "\"}"), kCaller));
        case 3:
            return note(id, order("queue-transaction", id, ",\"data\":{}"));
        case 4: {
            // Of the transaction before, if it is there.
            const auto leased = order("process-transaction", "c-" + std::to_string(number - 1), {});
            const auto at = leased ? leased->find("\"leaseId\":\"") : std::string::npos;
            if (at == std::string::npos)
                return false;
            m_lease = leased->substr(at + 11, leased->find('"', at + 11) - at - 11);
            return note("leased", leased);
        }
        default:
            if (m_lease.empty())
                return false;
            const std::string before = "c-" + std::to_string(number - 2);
            const auto done = order("complete-transaction", before, ",\"leaseId\":\"" + m_lease + '"');
            m_lease.clear();
            return note("done " + before, done);
        }
    }

    hub::Hub &hub() { return m_hub; }
    FakeClock &clock() { return m_clock; }
    /// Ids whose change was answered as stored, and those whose change was not refused.
    std::set<std::string> promised;
    std::set<std::string> accepted;

private:
    static constexpr hub::Caller kCaller{"back-end"};

    json::Value parse(std::string_view text)
    {
        m_text = text;
        return *m_document.parse(m_text);
    }
    Result<std::string> order(std::string_view operation, const std::string &id, const std::string &more)
    {
        return m_hub.carryOutQueueOrder(operation, "acme", parse("{\"transactionId\":\"" + id + '"' + more + '}'),
                                        kCaller);
    }
    template <class T>
    bool note(const std::string &id, const Result<T> &result)
    {
        if (!result)
            return false;
        accepted.insert(id);
        m_hub.whenCommitted([this, id](bool isStored) {
            if (isStored)
                promised.insert(id);
        });
        return true;
    }

    StoresUnderTest &m_stores;
    FakeClock m_clock;
    hub::HubSettings m_settings = HubUnderTest::unlimited();
    hub::HubCounters m_counters;
    TokenBook m_tokens;
    hub::Hub m_hub;
    std::string m_text;
    json::Document m_document;
    std::string m_lease;
};

} // namespace opsroom::test

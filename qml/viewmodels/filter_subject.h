#pragma once

#include "core/contract/decimal.h"
#include "core/contract/severity.h"

#include <QtCore/QStringView>

#include <cstdint>
#include <optional>

namespace opsroom::viewmodels {

/// What a filter can ask for.
enum class FilterField : std::uint8_t {
    Tenant,
    Status,
    Amount,
    Unit,
    Transaction,
    Wallet,
    Party,
    Direction,
    Kind,
    By,
    Severity,
    Category,
    User,
    Role,
    Address,
    Agent,
    Channel,
    Transport,
    RoundTrip, ///< milliseconds
    Queued,    ///< bytes
    Dropped,
    Sent,
};

/// Something that a filter looks at: a transaction, an alert, a client.
class FilterSubject
{
public:
    FilterSubject() = default;
    FilterSubject(const FilterSubject &) = delete;
    FilterSubject &operator=(const FilterSubject &) = delete;
    virtual ~FilterSubject() = default;

    /// Text of a field; null if the subject has no such field.
    [[nodiscard]] virtual QStringView text(FilterField field) const = 0;
    /// Exact amount in whole units; nothing if there is none or its scale is unknown.
    [[nodiscard]] virtual const contract::Decimal *amount() const { return nullptr; }
    [[nodiscard]] virtual std::optional<contract::Severity> severity() const { return {}; }
    /// Of RoundTrip and those behind it; nothing if the subject has none, or it is not known.
    [[nodiscard]] virtual std::optional<double> figure(FilterField /*field*/) const { return {}; }
};

} // namespace opsroom::viewmodels

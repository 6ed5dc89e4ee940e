#include "client/replay/payments_reader.h"

#include "client/lib/json_text.h"
#include "client/replay/csv_reader.h"
#include "core/contract/decimal.h"
#include "core/contract/event_names.h"
#include "core/contract/identifier.h"
#include "core/contract/money.h"
#include "core/protocol/json/writer.h"

#include <QtCore/QDate>
#include <QtCore/QHash>

namespace opsroom::replay {

namespace {

using client::viewOf;

constexpr int kPoundScale = 2;
constexpr std::string_view kReportingThreshold = "50000"; ///< pounds, from which a payment is looked at
constexpr std::string_view kLargeThreshold = "250000";

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// One row, understood.
struct Payment
{
    QByteArray tenant;
    QByteArray transactionId;
    QByteArray walletId;
    QByteArray supplier;
    QByteArray paidOn; ///< RFC 3339
    std::string minorUnits;
    contract::Decimal amount;
    bool isReturn = false;
};

/// Turns records into payments, and payments into events.
class PaymentsConverter
{
public:
    PaymentsConverter(const QString &name, const ReplayOptions &options) : m_name(name), m_options(options) {}

    Result<void> readHeader(const QList<QByteArray> &header);
    Result<void> add(const QList<QByteArray> &record, int line);
    [[nodiscard]] QList<ReplayItem> take() { return std::move(m_items); }

private:
    Result<Payment> paymentOf(const QList<QByteArray> &record, int line) const;
    [[nodiscard]] Failure<Error> fault(int line, const char *column, const QString &what) const;
    void addTransaction(const Payment &payment);
    void addWallet(const Payment &payment);
    void addAlerts(const Payment &payment);
    void addAlert(const Payment &payment, std::string_view severity, std::string_view category,
                  const QByteArray &message, std::string_view rule);
    [[nodiscard]] QByteArray cell(const QList<QByteArray> &record, const char *column) const;

    const QString m_name;
    const ReplayOptions m_options;
    QHash<QByteArray, qsizetype> m_columns;
    QHash<QByteArray, contract::Decimal> m_balances; ///< by tenant and wallet
    QList<ReplayItem> m_items;
};

Failure<Error> PaymentsConverter::fault(int line, const char *column, const QString &what) const
{
    const QString text = QStringLiteral("%1:%2: %3: %4").arg(m_name).arg(line).arg(QLatin1String(column), what);
    return Failure(Error(ErrorCode::BadRequest, text.toStdString()));
}

Result<void> PaymentsConverter::readHeader(const QList<QByteArray> &header)
{
    for (qsizetype i = 0; i < header.size(); ++i)
        m_columns.insert(header[i].trimmed(), i);
    for (const char *column : {"Service Area", "Paid Date", "Trans No", "Amount", "Supplier ID", "Supplier Name"}) {
        if (!m_columns.contains(column))
            return fault(1, column, QStringLiteral("column is missing"));
    }
    return {};
}

QByteArray PaymentsConverter::cell(const QList<QByteArray> &record, const char *column) const
{
    return record.value(m_columns.value(column)).trimmed();
}

Result<Payment> PaymentsConverter::paymentOf(const QList<QByteArray> &record, int line) const
{
    Payment payment;
    payment.tenant = tenantIdOf(cell(record, "Service Area"));
    payment.transactionId = cell(record, "Trans No").replace(' ', "");
    payment.supplier = cell(record, "Supplier Name");
    if (!contract::isTenantId(viewOf(payment.tenant)))
        return fault(line, "Service Area", QStringLiteral("makes no tenant id"));
    if (!contract::isIdentifier(viewOf(payment.transactionId)))
        return fault(line, "Trans No", QStringLiteral("makes no transaction id"));
    const QByteArray supplier = cell(record, "Supplier ID");
    payment.walletId = supplier.isEmpty() ? QByteArrayLiteral("unassigned") : supplier;
    if (!contract::isIdentifier(viewOf(payment.walletId)))
        return fault(line, "Supplier ID", QStringLiteral("makes no wallet id"));

    const QByteArray amount = cell(record, "Amount");
    const auto minorUnits = contract::minorUnitsOf(viewOf(amount), kPoundScale);
    const auto decimal = contract::Decimal::fromText(viewOf(amount));
    if (!minorUnits || !decimal)
        return fault(line, "Amount", QStringLiteral("is no amount with at most two decimals"));
    payment.minorUnits = *minorUnits;
    payment.amount = *decimal;
    payment.isReturn = decimal->isNegative();

    const QDate paid = QDate::fromString(QString::fromUtf8(cell(record, "Paid Date")), QStringLiteral("dd/MM/yyyy"));
    if (!paid.isValid())
        return fault(line, "Paid Date", QStringLiteral("is no date of the form 31/12/2017"));
    payment.paidOn = paid.toString(Qt::ISODate).toLatin1() + "T00:00:00Z";
    return payment;
}

Result<void> PaymentsConverter::add(const QList<QByteArray> &record, int line)
{
    if (record.size() == 1 && record.first().trimmed().isEmpty())
        return {};
    if (record.size() < m_columns.size())
        return fault(line, "row", QStringLiteral("has fewer fields than the header"));
    const auto payment = paymentOf(record, line);
    if (!payment)
        return Failure(payment.error());
    addTransaction(*payment);
    if (m_options.withWallets)
        addWallet(*payment);
    if (m_options.withAlerts)
        addAlerts(*payment);
    return {};
}

void PaymentsConverter::addTransaction(const Payment &payment)
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject()
        .member("tenantId", viewOf(payment.tenant))
        .member("transactionId", viewOf(payment.transactionId))
        .member("walletId", viewOf(payment.walletId))
        .member("status", payment.isReturn ? "returned" : "completed")
        .rawMember("amount", payment.minorUnits)
        .member("currency", "GBP")
        .member("direction", payment.isReturn ? "debit" : "credit")
        .member("kind", "payment")
        .member("occurredAt", viewOf(payment.paidOn));
    if (!payment.supplier.isEmpty())
        writer.name("counterparty").beginObject().member("name", viewOf(payment.supplier)).endObject();
    writer.endObject();
    m_items.append({bytesOf(contract::command::kTransactionUpdate), QByteArray::fromStdString(json)});
}

void PaymentsConverter::addWallet(const Payment &payment)
{
    const QByteArray key = payment.tenant + '/' + payment.walletId;
    contract::Decimal balance = m_balances.value(key) + payment.amount;
    m_balances.insert(key, balance);
    const auto units = balance.minorUnits(kPoundScale);
    if (!units)
        return;

    std::string json;
    json::Writer writer(json);
    writer.beginObject()
        .member("tenantId", viewOf(payment.tenant))
        .member("walletId", viewOf(payment.walletId))
        .member("status", "active")
        .rawMember("delta", payment.minorUnits)
        .member("currency", "GBP");
    writer.name("balances").beginArray().beginObject();
    writer.member("currency", "GBP").rawMember("available", *units).rawMember("pending", "0").rawMember("held", "0");
    writer.endObject().endArray();
    writer.name("cause")
        .beginObject()
        .member("transactionId", viewOf(payment.transactionId))
        .member("reason", payment.isReturn ? "debit" : "credit")
        .endObject()
        .endObject();
    m_items.append({bytesOf(contract::command::kWalletUpdate), QByteArray::fromStdString(json)});
}

void PaymentsConverter::addAlerts(const Payment &payment)
{
    const QByteArray amount = "GBP " + QByteArray::fromStdString(payment.amount.text());
    if (payment.amount >= *contract::Decimal::fromText(kLargeThreshold))
        addAlert(payment, "high", "aml-rule", "Payment of " + amount + " is five times the reporting threshold",
                 "threshold-250000");
    else if (payment.amount >= *contract::Decimal::fromText(kReportingThreshold))
        addAlert(payment, "medium", "aml-rule", "Payment of " + amount + " reaches the reporting threshold",
                 "threshold-50000");
    else if (payment.isReturn)
        addAlert(payment, "low", "limit", "Payment of " + amount + " was returned", "returned");
}

void PaymentsConverter::addAlert(const Payment &payment, std::string_view severity, std::string_view category,
                                 const QByteArray &message, std::string_view rule)
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject()
        .member("tenantId", viewOf(payment.tenant))
        .member("alertId", viewOf("al-" + payment.transactionId))
        .member("severity", severity)
        .member("category", category)
        .member("message", viewOf(message))
        .member("dedupKey", std::string(rule) + ':' + payment.walletId.toStdString());
    writer.name("rule").beginObject().member("id", rule).endObject();
    writer.name("subject")
        .beginObject()
        .member("transactionId", viewOf(payment.transactionId))
        .member("walletId", viewOf(payment.walletId))
        .endObject()
        .endObject();
    m_items.append({bytesOf(contract::command::kComplianceAlert), QByteArray::fromStdString(json)});
}

} // namespace

QByteArray tenantIdOf(const QByteArray &serviceArea)
{
    constexpr qsizetype kMost = 63;
    QByteArray id;
    for (const char c : serviceArea.toLower()) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            id += c;
        else if (!id.isEmpty() && !id.endsWith('-'))
            id += '-';
    }
    id.truncate(kMost);
    while (id.endsWith('-'))
        id.chop(1);
    return id;
}

Result<QList<ReplayItem>> readPayments(const QByteArray &csv, const QString &name, const ReplayOptions &options)
{
    CsvReader reader(csv);
    PaymentsConverter converter(name, options);
    const auto header = reader.next();
    if (const auto read = converter.readHeader(header.value_or(QList<QByteArray>())); !read)
        return Failure(read.error());
    while (const auto record = reader.next()) {
        if (const auto added = converter.add(*record, reader.line()); !added)
            return Failure(added.error());
    }
    if (reader.isMalformed()) {
        const QString text = QStringLiteral("%1:%2: a quote is never closed").arg(name).arg(reader.line());
        return Failure(Error(ErrorCode::BadRequest, text.toStdString()));
    }
    return converter.take();
}

} // namespace opsroom::replay

#include "qml/viewmodels/transaction_export.h"

#include "client/lib/json_text.h"
#include "core/contract/decimal_text.h"
#include "qml/viewmodels/words.h"

namespace opsroom::viewmodels {

namespace {

bool isNumber(const QByteArray &text)
{
    return contract::splitDecimal(client::viewOf(text)).has_value();
}

QByteArray cell(const QString &value)
{
    QByteArray text = value.toUtf8();
    if (!text.isEmpty() && QByteArrayView("=+-@\t\r").contains(text.front()) && !isNumber(text))
        text.prepend('\'');
    const bool needsQuotes = text.contains(',') || text.contains('"') || text.contains('\n') || text.contains('\r');
    return needsQuotes ? '"' + text.replace('"', "\"\"") + '"' : text;
}

} // namespace

QByteArray csvHeader()
{
    return QByteArrayLiteral("time,tenantId,transactionId,status,direction,amount,unit,counterparty,walletId,kind,"
                             "publishedBy,eventId,seq\r\n");
}

QByteArray csvLine(const client::TransactionUpdate &update)
{
    const QList<QByteArray> cells{
        cell(isoTime(update.timestampMs)),
        cell(update.tenantId),
        cell(update.transactionId),
        cell(update.status),
        cell(update.direction),
        cell(update.amount.exactText()),
        cell(update.amount.unit),
        cell(update.counterparty),
        cell(update.walletId),
        cell(update.kind),
        cell(update.broadcastBy),
        cell(update.eventId),
        QByteArray::number(update.seq),
    };
    return cells.join(',') + "\r\n";
}

QByteArray jsonLine(const client::TransactionUpdate &update)
{
    // Line ends inside JSON text are blanks: inside its strings they are escaped.
    QByteArray line = update.json;
    line.replace('\n', ' ').replace('\r', ' ');
    return line + '\n';
}

} // namespace opsroom::viewmodels

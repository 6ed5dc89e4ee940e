#pragma once

#include "client/lib/updates.h"
#include "core/contract/severity.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

/// Events as the hub would send them, read as the client reads them.
namespace opsroom::test {

struct TransactionSample
{
    QString id = QStringLiteral("tx-1");
    QString tenant = QStringLiteral("acme");
    QString status = QStringLiteral("completed");
    QString amount = QStringLiteral("100.00");
    QString unit = QStringLiteral("GBP");
    QString party = QStringLiteral("Run Jericho");
    QString wallet = QStringLiteral("w-1");
};

inline QByteArray quoted(const QString &text)
{
    return '"' + text.toUtf8().replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

inline client::TransactionUpdate transaction(const TransactionSample &sample, qint64 seq = 1)
{
    const QByteArray json = "{\"transactionId\":" + quoted(sample.id) + ",\"tenantId\":" + quoted(sample.tenant)
                            + ",\"status\":" + quoted(sample.status) + ",\"amountText\":" + quoted(sample.amount)
                            + ",\"currency\":" + quoted(sample.unit) + ",\"walletId\":" + quoted(sample.wallet)
                            + ",\"counterparty\":{\"name\":" + quoted(sample.party)
                            + "},\"timestamp\":\"2026-11-22T18:00:00.000Z\",\"eventId\":\"e-" + QByteArray::number(seq)
                            + "\",\"seq\":" + QByteArray::number(seq) + "}";
    const auto update = client::readTransactionUpdate(json);
    Q_ASSERT(update);
    return *update;
}

/// A run of transactions with ids tx-<first> on.
inline QList<client::TransactionUpdate> transactions(int first, int count)
{
    QList<client::TransactionUpdate> updates;
    for (int i = first; i < first + count; ++i)
        updates.append(transaction({.id = QStringLiteral("tx-%1").arg(i)}, i));
    return updates;
}

inline client::ComplianceAlert alert(const QString &id, contract::Severity severity, qint64 timestampMs = 1)
{
    client::ComplianceAlert alert;
    alert.alertId = id;
    alert.eventId = id;
    alert.tenantId = QStringLiteral("acme");
    alert.severity = severity;
    alert.message = QStringLiteral("large payment");
    alert.timestampMs = timestampMs;
    return alert;
}

/// Random numbers whose seed is in the log of the test, so that a failure can be had again (OPSROOM_SEED).
inline QRandomGenerator seededRandom()
{
    bool isGiven = false;
    quint32 seed = static_cast<quint32>(qEnvironmentVariableIntValue("OPSROOM_SEED", &isGiven));
    if (!isGiven)
        seed = QRandomGenerator::global()->generate();
    qInfo("OPSROOM_SEED=%u", seed);
    return QRandomGenerator(seed);
}

} // namespace opsroom::test

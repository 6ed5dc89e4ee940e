#pragma once

#include <array>

namespace opsroom::store {

/// Marks a file as ours ("Opsr"), see SQLite's application_id.
inline constexpr int kApplicationId = 0x4f707372;

/// Step i brings a file from schema version i to i + 1. A step that was released never changes.
inline constexpr std::array kMigrations{
    R"sql(
CREATE TABLE streams(
    tenant TEXT PRIMARY KEY,
    epoch TEXT NOT NULL,
    reserved INTEGER NOT NULL -- the numbering goes on above this after a restart
) WITHOUT ROWID;

CREATE TABLE history(
    tenant TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL, -- milliseconds since 1970
    nsp INTEGER NOT NULL,
    event TEXT NOT NULL,
    event_id TEXT NOT NULL,
    argument TEXT NOT NULL, -- JSON as it was sent
    attachments BLOB NOT NULL,
    receivers TEXT NOT NULL, -- roles, see Policy::rolesText()
    hidden_from TEXT NOT NULL,
    to_tenant INTEGER NOT NULL,
    to_user TEXT NOT NULL,
    to_channels TEXT NOT NULL, -- one a line
    idempotency_key TEXT NOT NULL,
    body_hash INTEGER NOT NULL,
    PRIMARY KEY(tenant, seq)
) WITHOUT ROWID;

CREATE TABLE alerts(
    ord INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    nsp INTEGER NOT NULL,
    open INTEGER NOT NULL,
    record TEXT NOT NULL -- JSON
);
CREATE INDEX alerts_by_tenant ON alerts(tenant, nsp, open, ord);

CREATE TABLE queue(
    tenant TEXT NOT NULL,
    position INTEGER NOT NULL,
    transaction_id TEXT NOT NULL,
    wallet_id TEXT NOT NULL DEFAULT '',
    idempotency_key TEXT NOT NULL DEFAULT '',
    data TEXT NOT NULL, -- JSON as it was queued
    priority INTEGER NOT NULL DEFAULT 0,
    queued_at INTEGER NOT NULL, -- milliseconds since 1970
    state INTEGER NOT NULL DEFAULT 0, -- QueuedTransaction::State
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_id TEXT NOT NULL DEFAULT '',
    worker TEXT NOT NULL DEFAULT '',
    due_at INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY(tenant, transaction_id)
) WITHOUT ROWID;
)sql",
    R"sql(
CREATE TABLE commits(count INTEGER NOT NULL); -- one row, see CommitMark
INSERT INTO commits VALUES(0);

CREATE TABLE idempotency_keys( -- of publications; they outlive these
    tenant TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL, -- milliseconds since 1970
    key TEXT NOT NULL,
    event_id TEXT NOT NULL,
    body_hash INTEGER NOT NULL,
    PRIMARY KEY(tenant, seq)
) WITHOUT ROWID;
INSERT INTO idempotency_keys SELECT tenant, seq, at, idempotency_key, event_id, body_hash
    FROM history WHERE idempotency_key <> '';
ALTER TABLE history DROP COLUMN idempotency_key;
ALTER TABLE history DROP COLUMN body_hash;

CREATE TABLE offline( -- what waits for users who are away
    tenant TEXT NOT NULL,
    nsp INTEGER NOT NULL,
    user TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL, -- milliseconds since 1970
    event TEXT NOT NULL,
    argument TEXT NOT NULL, -- JSON as it would have been sent
    PRIMARY KEY(tenant, nsp, user, seq)
) WITHOUT ROWID;
)sql",
};

} // namespace opsroom::store

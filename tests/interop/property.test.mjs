// T1 over the wire: random clients of three tenants do random things over random transports, several shards and HTTP; and
// nothing of one tenant ever reaches another: no event, ack, answer, error, figure. OPSROOM_WIRE_SEED repeats a run,
// OPSROOM_WIRE_STEPS lengthens it.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { Hub } from './support/hub.mjs';
import { Clients, settled, travels } from './support/clients.mjs';

const steps = Number(process.env.OPSROOM_WIRE_STEPS ?? 3000);
const seed = Number(process.env.OPSROOM_WIRE_SEED ?? Date.now() % 2 ** 31);
const most = 24; // sockets at a time

// Mulberry32: the same steps for the same seed.
let state = seed;
function random(below) {
    state = (state + 0x6D2B79F5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
}
const pick = (list) => list[random(list.length)];

const tenants = ['acme', 'beta', 'gamma'];
const users = ['ann', 'bob', 'eve', 'o\'neil@example.com', 'Ева'];
const roles = ['user', 'operator', 'compliance', 'auditor', 'admin', 'service'];
const channels = ['transaction:1', 'wallet:1', 'wallet:acme', 'compliance:alerts', 'transaction:*'];
const events = ['transaction-update', 'wallet-update', 'compliance-alert'];

const clients = new Clients();
let hub;
before(async () => {
    hub = await Hub.start({ recovery: { enabled: true }, limits: { commands_per_second: 0, commands_per_user_per_second: 0, commands_per_tenant_per_second: 0,
        service_commands_per_second: 0, bytes_per_second: 0, connections_per_user: 1000 } });
});
after(async () => {
    clients.closeAll();
    await hub.remove();
});

// One that says when it was issued: a revocation is over for those that come later.
const tokenOf = ({ user, tenant, role }) => hub.token({ user, tenant, role, iat: Math.floor(Date.now() / 1000) });

let nonces = 0;
const nonceOf = (tenant) => `nonce-${tenant}-${++nonces}-`;

// Everything that anybody of \a tenant was told.
function check(tenant, what, told) {
    const text = JSON.stringify(told) ?? '';
    for (const other of tenants) {
        if (other !== tenant)
            assert.equal(text.includes(`nonce-${other}-`), false, `seed ${seed}: ${what} of ${tenant} shows something of ${other}: ${text.slice(0, 500)}`);
    }
}

function payloadOf(event, tenant) {
    const nonce = nonceOf(tenant);
    switch (event) {
    case 'transaction-update': return { transactionId: String(random(3)), status: 'pending', note: nonce, tenantId: pick(tenants), idempotencyKey: random(3) ? undefined : 'the-same' };
    case 'wallet-update': return { walletId: String(random(3)), note: nonce };
    default: return { alertId: `a${random(5)}`, message: nonce, severity: 'high', subject: { userId: pick(users) }, allowedRoles: random(2) ? undefined : ['admin'] };
    }
}

const sockets = new Map(); // socket -> who it is

async function enter() {
    const who = { tenant: pick(tenants), user: pick(users), role: pick(roles) };
    const [, options] = pick(travels);
    try {
        const socket = await clients.enter(hub, tokenOf(who), options);
        socket.removeAllListeners('connect_error');
        sockets.set(socket, who);
        const { streams } = socket.connectedEvent;
        who.streams = streams;
        assert.deepEqual(streams.map(({ tenantId }) => tenantId), [who.tenant]);
    } catch (error) {
        check(who.tenant, 'a refusal', [error.message, error.data]);
    }
}

function leave(socket) {
    const who = sockets.get(socket);
    check(who.tenant, 'an event', socket.received);
    socket.disconnect();
    sockets.delete(socket);
}

async function ask(socket, event, argument) {
    const who = sockets.get(socket);
    const answer = await socket.timeout(10_000).emitWithAck(event, argument).catch((error) => error.message);
    check(who.tenant, `the ack of ${event}`, answer);
    return answer;
}

async function call(tenant, route, body) {
    const answer = await hub.post(`/api/v1/${route}`, body, tokenOf({ user: 'svc', tenant, role: pick(['service', 'service', 'admin', 'user']) }));
    check(tenant, route, answer);
}

async function step() {
    const socket = pick([...sockets.keys()]);
    const kind = random(100);
    if (!socket || (kind < 8 && sockets.size < most)) return enter();
    const who = sockets.get(socket);
    const other = pick(tenants);
    if (kind < 14) return leave(socket);
    if (kind < 40) { const event = pick(events); return ask(socket, event, payloadOf(event, who.tenant)); }
    if (kind < 50) return ask(socket, 'subscribe', pick(channels));
    if (kind < 54) return ask(socket, 'unsubscribe', pick(channels));
    if (kind < 58) return ask(socket, pick(['join-tenant', 'leave-tenant']), other);
    if (kind < 62) return ask(socket, 'history', random(2) ? {} : { channel: pick(channels) });
    if (kind < 66) return ask(socket, 'resume', { ...pick(who.streams), seq: random(50), tenantId: random(2) ? other : undefined });
    if (kind < 70) return ask(socket, pick(['alert-acknowledge', 'alert-note', 'alert-resolve', 'list-alerts']), { alertId: random(3) ? `a${random(5)}` : undefined, note: nonceOf(who.tenant) });
    if (kind < 72) return ask(socket, 'explain-delivery', { seq: 1 + random(50), sid: pick([...sockets.keys()]).id });
    if (kind < 74) return ask(socket, 'request-metrics');
    if (kind < 76) return ask(socket, pick(['transaction-status', 'queue-overview', 'dead-letters', 'process-transaction']), { transactionId: `q${random(5)}`, tenantId: other });
    if (kind < 78) return ask(socket, 'refresh-token', { token: tokenOf({ ...who, tenant: pick(tenants) }) });
    if (kind < 88) return call(who.tenant, pick(['emit/tenant', 'emit/user', 'emit/channel']), { tenantId: random(4) ? who.tenant : other, userId: pick(users), channel: pick(channels), event: 'notice', data: { note: nonceOf(who.tenant) } });
    if (kind < 93) return call(who.tenant, pick(['transactions/queue', 'transactions/process', 'transactions/status', 'transactions/overview']), { transactionId: `q${random(5)}`, tenantId: random(4) ? undefined : other, data: { note: nonceOf(who.tenant) } });
    if (kind < 95) {
        const response = await fetch(`${hub.management}/admin/revocations`, { method: 'POST', headers: { authorization: `Bearer ${hub.token({ user: 'boss', tenant: who.tenant, role: 'admin' })}` },
            body: JSON.stringify({ userId: pick(users), tenantId: random(3) ? who.tenant : other }) });
        return check(who.tenant, 'a revocation', await response.text());
    }
    // A connection breaks, and the client comes back on another transport with what it knows.
    socket.io.engine?.close();
    const { tenant, user, role, streams } = who;
    leave(socket);
    const auth = { token: tokenOf({ user, tenant, role }), resume: { streams: random(2) ? streams : [{ ...streams[0], tenantId: other }] } };
    try {
        const back = await clients.enter(hub, '', { ...pick(travels)[1], auth });
        sockets.set(back, { tenant, user, role, streams: back.connectedEvent.streams });
    } catch (error) {
        check(tenant, 'a refusal', [error.message, error.data]);
    }
}

it(`T1: ${steps} random steps from seed ${seed}`, { timeout: 3_600_000 }, async () => {
    for (let done = 0; done < steps; ++done) {
        await step();
        for (const socket of [...sockets.keys()]) if (!socket.connected) leave(socket);
        if (done % 200 === 0) for (const [socket, { tenant }] of sockets) { check(tenant, 'an event', socket.received); socket.received.length = 0; }
    }
    await settled(...[...sockets.keys()].filter(({ connected }) => connected)).catch(() => {});
    for (const socket of [...sockets.keys()]) leave(socket);
    assert.ok(nonces > steps / 4, 'something was published');
});

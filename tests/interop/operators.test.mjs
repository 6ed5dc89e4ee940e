// What operators see of the connections and do about them, from the view of the clients.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { Hub, path } from './support/hub.mjs';
import { Clients, next } from './support/clients.mjs';

const clients = new Clients();
afterEach(() => clients.closeAll());

describe('operators', () => {
    let hub;
    const folder = mkdtempSync(join(tmpdir(), 'opsroom-operators-'));
    const file = join(folder, 'audit.log');
    before(async () => { hub = await Hub.start({ audit: { file } }); });
    after(async () => { await hub?.remove(); rmSync(folder, { recursive: true, force: true }); });

    for (const transport of ['websocket', 'polling']) {
        it(`a connection is listed with what it is (${transport})`, async () => {
            const admin = await clients.enter(hub, hub.token({ user: 'olga' }));
            const ute = await clients.enter(hub, hub.token({ user: 'ute', role: 'user' }), { transports: [transport],
                extraHeaders: { 'user-agent': 'wallet/7 \u00fc' } });
            await ute.emitWithAck('subscribe', 'transaction:t-1');
            const { ok, total, connections } = await admin.emitWithAck('list-connections', { userId: 'ute' });
            assert.equal(ok, true);
            assert.equal(total, 1);
            const [one] = connections;
            assert.equal(one.sid, ute.id);
            assert.equal(one.transport, transport);
            assert.equal(one.address, '127.0.0.1');
            assert.equal(one.tenantId, 'acme');
            assert.equal(one.namespace, '/');
            assert.deepEqual(one.channels, ['transaction:t-1']);
            assert.match(one.agent, /^wallet\/7 \?/);
            assert.ok(one.sent >= 0 && one.queuedBytes >= 0 && Date.now() - Date.parse(one.since) < 60_000);
        });

        it(`a client that is sent away is told why, and comes back only if it may (${transport})`, async () => {
            const admin = await clients.enter(hub, hub.token({ user: 'olga' }));
            for (const reconnect of [false, true]) {
                const ute = await clients.enter(hub, hub.token({ user: 'ute', role: 'user' }), { transports: [transport] });
                const told = next(ute, 'disconnected');
                const gone = new Promise((resolve) => ute.once('disconnect', resolve));
                assert.deepEqual(await admin.emitWithAck('disconnect-client', { sid: ute.id, reason: 'maintenance', reconnect }), { ok: true });
                const [words] = await told;
                assert.equal(words.message, 'maintenance');
                assert.equal(words.reconnect, reconnect);
                assert.equal(words.code, reconnect ? 3011 : 3523);
                await gone;
            }
        });
    }

    it('a revoked user is out, and his token with him', async () => {
        const admin = await clients.enter(hub, hub.token({ user: 'olga' }));
        const token = hub.token({ user: 'eve', role: 'user' });
        const eve = await clients.enter(hub, token);
        const gone = new Promise((resolve) => eve.once('disconnect', resolve));
        assert.deepEqual(await admin.emitWithAck('revoke', { userId: 'eve' }), { ok: true, ended: 1 });
        await gone;
        await assert.rejects(clients.enter(hub, token));
    });

    it('rooms and their members', async () => {
        const admin = await clients.enter(hub, hub.token({ user: 'olga' }));
        const ute = await clients.enter(hub, hub.token({ user: 'ute', role: 'user' }));
        await ute.emitWithAck('subscribe', 'wallet:w-7');
        const { rooms } = await admin.emitWithAck('list-rooms', {});
        assert.ok(rooms.some((room) => room.kind === 'channel' && room.name === 'wallet:w-7' && room.members === 1));
        const { connections } = await admin.emitWithAck('list-connections', { room: { kind: 'channel', tenantId: 'acme', name: 'wallet:w-7' } });
        assert.deepEqual(connections.map((one) => one.userId), ['ute']);
        const taken = next(ute, 'unsubscription-confirmed');
        assert.deepEqual(await admin.emitWithAck('unsubscribe-client', { sid: ute.id, channel: 'wallet:w-7' }), { ok: true });
        await taken;
    });

    it('a muted client is told so, and still receives', async () => {
        const admin = await clients.enter(hub, hub.token({ user: 'olga' }));
        const ledger = await clients.enter(hub, hub.token({ user: 'ledger', role: 'service' }));
        const update = { transactionId: 'tx-mute', status: 'completed' };
        assert.equal((await ledger.emitWithAck('transaction-update', update)).ok, true);
        assert.deepEqual(await admin.emitWithAck('mute-client', { sid: ledger.id, forMs: 60_000, reason: 'floods' }), { ok: true });
        assert.equal((await ledger.emitWithAck('transaction-update', update)).code, 103);
        const heard = next(ledger, 'transaction-updated');
        await admin.emitWithAck('transaction-update', { transactionId: 'tx-other', status: 'completed' });
        await heard;
        assert.deepEqual(await admin.emitWithAck('mute-client', { sid: ledger.id, forMs: 0 }), { ok: true });
        assert.equal((await ledger.emitWithAck('transaction-update', update)).ok, true);
    });

    it('another tenant sees and reaches nobody here', async () => {
        const ute = await clients.enter(hub, hub.token({ user: 'ute', role: 'user' }));
        const other = await clients.enter(hub, hub.token({ user: 'odd', tenant: 'beta' }));
        const text = JSON.stringify([await other.emitWithAck('list-connections', {}), await other.emitWithAck('list-rooms', { users: true })]);
        assert.doesNotMatch(text, /acme|"ute"|olga/);
        assert.deepEqual(await other.emitWithAck('disconnect-client', { sid: ute.id }), await other.emitWithAck('disconnect-client', { sid: 'nobody' }));
        assert.equal(ute.connected, true);
    });

    it('what was done stands in the audit log, with the reason', async () => {
        await hub.stop();
        const lines = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
        assert.ok(lines.some((line) => line.event === 'action' && line.name === 'disconnect-client' && line.by === 'olga'
            && line.object === 'acme/ute' && line.reason === 'maintenance'));
        assert.ok(lines.some((line) => line.event === 'revoked' && line.by === 'olga' && line.user === 'eve'));
    });
});

describe('operators see who has gone silent', () => {
    let hub;
    const interval = 300;
    before(async () => { hub = await Hub.start({ hub: { ping_interval: `${interval}ms`, ping_timeout: '30s' } }); });
    after(() => hub?.remove());

    it('by the time since the last pong', async () => {
        const admin = await clients.enter(hub, hub.token({ user: 'olga' }));
        await clients.enter(hub, hub.token({ user: 'ute', role: 'user' }));
        const silent = new WebSocket(`${hub.url.replace('http', 'ws')}${path}/?EIO=4&transport=websocket`);
        await new Promise((resolve) => silent.on('message', (frame) => {
            const packet = frame.toString();
            if (packet.startsWith('0'))
                silent.send(`40${JSON.stringify({ token: hub.token({ user: 'sam', role: 'user' }) })}`);
            else if (packet.startsWith('40'))
                resolve();
        }));
        for (let pings = 0; pings < 5; ++pings)
            await new Promise((resolve) => admin.io.engine.once('ping', resolve));
        const { connections } = await admin.emitWithAck('list-connections', {});
        const since = Object.fromEntries(connections.map((one) => [one.userId, one.sincePongMs]));
        assert.ok(since.sam >= 4 * interval, String(since.sam));
        assert.ok(since.ute >= 0 && since.ute < since.sam, String(since.ute));
        silent.terminate();
    });
});

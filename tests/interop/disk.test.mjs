// A disk that is full, and has room again, under a hub that goes on; seen by clients, probes and metrics. The file of the
// hub may not grow beyond a limit of its process, which is what a full disk looks like to it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { Hub } from './support/hub.mjs';
import { Clients, next, settled } from './support/clients.mjs';

const folder = mkdtempSync(join(tmpdir(), 'opsroom-disk-'));
const clients = new Clients();
let hub;
before(async () => {
    hub = await Hub.start({
        store: { file: join(folder, 'hub.db') },
        limits: { history_items: 100_000, history_bytes: '256MiB', commands_per_second: 0, commands_per_user_per_second: 0,
            commands_per_tenant_per_second: 0, bytes_per_second: 0, service_commands_per_second: 0 },
    });
});
after(async () => {
    clients.closeAll();
    await hub.remove();
    rmSync(folder, { recursive: true, force: true });
});

const fileLimit = (size) => execFileSync('prlimit', ['--pid', String(hub.pid), `--fsize=${size}:unlimited`]);
const metric = async (name) => {
    const text = await (await fetch(`${hub.management}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)[1]);
};
const probe = async () => {
    const response = await fetch(`${hub.management}/readyz`);
    return [response.status, await response.text()];
};
async function until(condition) {
    const deadline = Date.now() + 20_000;
    while (!(await condition())) {
        if (Date.now() > deadline) throw new Error(`not within 20 s: ${condition}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

it('refuses what needs the disk, goes on with the rest, and comes back by itself', { timeout: 120_000 }, async () => {
    const service = await clients.enter(hub, hub.token({ user: 'svc', role: 'service' }), { transports: ['websocket'] });
    const reader = await clients.enter(hub, hub.token({ user: 'ann', role: 'operator' }));
    const stored = new Map();
    let number = 0;
    const publish = async () => {
        const transactionId = `t-${++number}`;
        const ack = await service.timeout(20_000).emitWithAck('transaction-update',
            { transactionId, status: 'pending', note: 'x'.repeat(2000), idempotencyKey: transactionId });
        if (ack.ok) {
            assert.equal(ack.durable, true);
            stored.set(transactionId, ack.seq);
        }
        return ack;
    };
    await publish();
    assert.deepEqual((await probe())[0], 200);

    fileLimit(1024 * 1024);
    const refusals = [];
    while (refusals.length === 0) {
        const acks = await Promise.all(Array.from({ length: 20 }, publish));
        refusals.push(...acks.filter(({ ok }) => !ok));
    }
    for (const { code, temporary } of refusals) assert.deepEqual([code, temporary], [100, true]);
    await until(async () => (await probe())[0] === 503);
    assert.match((await probe())[1], /read-only/);
    assert.equal(await metric('opsroom_store_writable'), 0);
    const http = await hub.post('/api/v1/transactions/queue', { transactionId: 'q-1', data: {} }, hub.token({ user: 'svc', role: 'service' }));
    assert.deepEqual([http.status, http.body.code], [503, 100]);
    // What needs no disk goes on.
    await settled(reader, service);
    assert.equal((await reader.emitWithAck('subscribe', 'wallet:w-1')).ok, true);
    assert.equal((await reader.emitWithAck('history', {})).ok, true);
    const another = await clients.enter(hub, hub.token({ user: 'bob', role: 'operator' }));
    another.disconnect();

    fileLimit('unlimited');
    await until(async () => (await probe())[0] === 200);
    assert.equal(await metric('opsroom_store_writable'), 1);
    const heard = next(reader, 'transaction-updated');
    assert.equal((await publish()).durable, true);
    await heard;
    await until(async () => (await metric('opsroom_store_waiting_writes')) === 0);

    clients.closeAll();
    await hub.stop('SIGKILL');
    await hub.start();
    const ann = await clients.enter(hub, hub.token({ user: 'ann', role: 'operator' }));
    const kept = new Map();
    for (let from = 0; from !== null;) {
        const page = await ann.emitWithAck('history', { from, limit: 200 });
        for (const { seq, data } of page.events) {
            assert.ok(!kept.has(data.transactionId), 'nothing twice');
            kept.set(data.transactionId, seq);
        }
        from = page.before;
    }
    for (const [id, seq] of stored) assert.equal(kept.get(id), seq, `${id} was acknowledged`);
});

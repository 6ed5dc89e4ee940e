// The hub is killed under load, again and again: what it acknowledged as durable is there when it comes back, once, in
// its order, under its number; and the numbering tells the truth about the rest. OPSROOM_CRASH_ROUNDS sets how often.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { Clients } from './support/clients.mjs';
import { Hub } from './support/hub.mjs';

const rounds = Number(process.env.OPSROOM_CRASH_ROUNDS ?? 5);
const atOnce = 50; // commands under way
const folder = mkdtempSync(join(tmpdir(), 'opsroom-crash-'));
const socket = { transports: ['websocket'] };

let hub;
let clients;
const published = new Map(); // transaction id -> seq, of what was acknowledged as durable
const alerts = new Set();
const queued = new Set(); // acknowledged, and not completed
const completed = new Set();
const kept = new Set(); // for a user who is away, acknowledged as durable and not yet by him
const received = new Set(); // of these, acknowledged by him
let epoch;
let number = 0;

before(async () => {
    hub = await Hub.start({
        store: { file: join(folder, 'hub.db') },
        limits: { history_items: 1_000_000, history_bytes: '1024MiB', history_age: '24h', idempotency_window: '24h', idempotency_keys: 1_000_000,
            commands_per_second: 1_000_000, commands_burst: 1_000_000,
            service_commands_per_second: 1_000_000, service_commands_burst: 1_000_000, commands_per_user_per_second: 0,
            commands_per_tenant_per_second: 0 },
        offline: { items: 100_000, bytes: '1024MiB' },
    });
    clients = new Clients();
});
after(async () => {
    clients.closeAll();
    await hub.remove();
    rmSync(folder, { recursive: true, force: true });
});

// The whole history, the oldest first.
async function history(client) {
    const items = [];
    for (let from = 0; from !== null;) {
        const page = await client.emitWithAck('history', { from, limit: 1000 });
        assert.equal(page.ok, true, JSON.stringify(page));
        epoch ??= page.epoch;
        assert.equal(page.epoch, epoch, 'the epoch stays as long as the file does');
        items.push(...page.events);
        from = page.before;
    }
    return items.reverse();
}

// Publishes, raises alerts and queues until so many were acknowledged and the hub is killed in the middle of the rest.
async function loadUntilKilled(enough) {
    const service = await clients.enter(hub, hub.token({ user: 'svc', role: 'service' }), socket);
    const listener = await clients.enter(hub, hub.token({ user: 'ann', role: 'operator' }), socket);
    const heard = [];
    listener.on('transaction-updated', ({ seq, transactionId }) => heard.push({ seq, transactionId }));

    let acknowledged = 0;
    let isOver = false;
    const ended = new Promise((resolve) => service.on('disconnect', resolve));
    const one = async () => {
        const id = `t-${++number}`;
        const kind = number % 10;
        if (kind === 0) {
            const ack = await service.emitWithAck('compliance-alert', { alertId: id, message: 'm', severity: 'high' });
            if (ack.ok && ack.durable) alerts.add(id);
        } else if (kind === 1) {
            const token = hub.token({ user: 'svc', role: 'service' });
            const answer = await hub.post('/api/v1/transactions/queue', { transactionId: id, data: { n: number } }, token);
            assert.equal(answer.body.durable, true, JSON.stringify(answer.body));
            queued.add(id);
        } else if (kind === 2) {
            const token = hub.token({ user: 'svc', role: 'service' });
            const answer = await hub.post('/api/v1/emit/user', { userId: 'away', event: 'notice', data: { id } }, token);
            assert.deepEqual([answer.body.durable, answer.body.kept], [true, true], JSON.stringify(answer.body));
            kept.add(id);
        } else {
            const ack = await service.emitWithAck('transaction-update', { transactionId: id, status: 'pending', idempotencyKey: id });
            assert.equal(ack.durable, true, JSON.stringify(ack));
            published.set(id, ack.seq);
        }
        if (++acknowledged >= enough && !isOver) {
            isOver = true;
            hub.stop('SIGKILL').catch(() => {});
        }
    };
    const worker = async () => {
        while (!isOver) await Promise.race([one().catch((error) => { if (!isOver) throw error; }), ended]);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    await ended;
    await hub.stop('SIGKILL');
    clients.closeAll();
    return heard;
}

async function compare(heard) {
    const ann = await clients.enter(hub, hub.token({ user: 'ann', role: 'operator' }), socket);
    const kept = (await history(ann)).filter(({ event }) => event === 'transaction-updated');
    const ids = kept.map(({ data }) => data.transactionId);
    const seqs = kept.map(({ seq }) => seq);
    assert.equal(new Set(ids).size, ids.length, 'nothing twice');
    assert.ok(seqs.every((seq, i) => i === 0 || seq > seqs[i - 1]), 'in order');
    const bySeq = new Map(kept.map(({ seq, data }) => [seq, data.transactionId]));
    for (const [id, seq] of published) assert.equal(bySeq.get(seq), id, `${id} was acknowledged under ${seq}`);
    for (const { seq, transactionId } of heard)
        assert.ok(!bySeq.has(seq) || bySeq.get(seq) === transactionId, `${seq} means one publication only`);

    // A client that heard it live, and lost the connection in the middle, gets the rest once and in order.
    const middle = heard[Math.floor(heard.length / 2)].seq;
    const back = [];
    ann.on('transaction-updated', ({ seq }) => back.push(seq));
    for (let from = middle, isComplete = false; !isComplete;) {
        const ack = await ann.emitWithAck('resume', { epoch, seq: from });
        assert.equal(ack.ok, true, JSON.stringify(ack));
        ({ isComplete, seq: from } = ack);
    }
    assert.deepEqual(back, seqs.filter((seq) => seq > middle));

    // What comes next has a number that nobody has seen.
    const service = await clients.enter(hub, hub.token({ user: 'svc', role: 'service' }), socket);
    const fresh = await service.emitWithAck('transaction-update', { transactionId: `fresh-${++number}`, status: 'pending' });
    assert.ok(fresh.seq > Math.max(...heard.map(({ seq }) => seq), ...seqs));
    published.set(`fresh-${number}`, fresh.seq);
    // A repeated command is known by its key.
    const [id, seq] = [...published].find(([known]) => known.startsWith('t-'));
    const again = await service.emitWithAck('transaction-update', { transactionId: id, status: 'pending', idempotencyKey: id });
    assert.deepEqual([again.duplicate, again.seq], [true, seq]);

    const officer = await clients.enter(hub, hub.token({ user: 'olga', role: 'compliance' }), socket);
    const open = new Set();
    for (let before; before !== null;) {
        const page = await officer.emitWithAck('list-alerts', before === undefined ? {} : { before });
        for (const { alertId } of page.alerts) open.add(alertId);
        before = page.before;
    }
    for (const alertId of alerts) assert.ok(open.has(alertId), `${alertId} was acknowledged`);

    const token = hub.token({ user: 'svc', role: 'service' });
    const processed = [];
    for (;;) {
        const { body } = await hub.post('/api/v1/transactions/process', {}, token);
        if (body.transaction === null) break;
        processed.push(body.transactionId);
        assert.ok(!completed.has(body.transactionId), `${body.transactionId} was completed`);
        // Every third is left to its lease, and waits on when that has ended.
        if (processed.length % 3 === 0) continue;
        const { transactionId, leaseId } = body;
        const done = await hub.post('/api/v1/transactions/complete', { transactionId, leaseId }, token);
        assert.deepEqual([done.status, done.body.durable], [200, true], JSON.stringify(done.body));
        completed.add(transactionId);
    }
    assert.equal(new Set(processed).size, processed.length, 'nobody else gets it while the lease lasts');
    for (const waiting of queued) {
        if (completed.has(waiting)) queued.delete(waiting);
        else assert.equal((await hub.post('/api/v1/transactions/status', { transactionId: waiting }, token)).status, 200,
            `${waiting} is still there`);
    }
}

// The user comes back: what was kept for him is there, in order, and nothing that he had acknowledged.
async function compareKept() {
    const away = clients.open(hub, hub.token({ user: 'away', role: 'user' }), socket);
    const notices = [];
    const missing = new Set(kept);
    const complete = new Promise((resolve) => {
        if (missing.size === 0) resolve();
        away.on('notice', ({ id, seq }, acknowledge) => {
            notices.push(seq);
            assert.ok(!received.has(id), `${id} was acknowledged`);
            acknowledge();
            received.add(id);
            missing.delete(id);
            if (missing.size === 0) resolve();
        });
    });
    await complete;
    await away.timeout(10_000).emitWithAck('ping');
    assert.ok(notices.every((seq, i) => i === 0 || seq > notices[i - 1]), 'in order');
    kept.clear();
    away.disconnect();
    // Acknowledgements are on the disk when what comes behind them is.
    const service = await clients.enter(hub, hub.token({ user: 'svc', role: 'service' }), socket);
    const last = await service.emitWithAck('transaction-update', { transactionId: `fresh-${++number}`, status: 'pending' });
    assert.equal(last.durable, true);
    published.set(`fresh-${number}`, last.seq);
}

for (let round = 1; round <= rounds; ++round)
    it(`round ${round}: killed in the middle of the load`, { timeout: 60_000 }, async () => {
        const heard = await loadUntilKilled(100 + Math.floor(Math.random() * 1500));
        await hub.start();
        await compare(heard);
        await compareKept();
    });

it('a proper stop leaves no hole in the numbering', { timeout: 60_000 }, async () => {
    const ann = await clients.enter(hub, hub.token({ user: 'svc', role: 'service' }), socket);
    const last = await ann.emitWithAck('transaction-update', { transactionId: `fresh-${++number}`, status: 'pending' });
    clients.closeAll();
    assert.equal(await hub.stop(), 0);
    await hub.start();
    const again = await clients.enter(hub, hub.token({ user: 'svc', role: 'service' }), socket);
    const next = await again.emitWithAck('transaction-update', { transactionId: `fresh-${++number}`, status: 'pending' });
    // Leases that have ended meanwhile are told as well.
    const seqs = (await history(again)).map(({ seq }) => seq).filter((seq) => seq >= last.seq);
    assert.deepEqual(seqs, Array.from({ length: next.seq - last.seq + 1 }, (_, i) => last.seq + i));
});

// Many clients come back at once, again and again, on whatever transport; and the hub stops in the middle of it all.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, it } from 'node:test';
import { Follower } from './support/follower.mjs';
import { Hub } from './support/hub.mjs';
import { Clients, settled, travels } from './support/clients.mjs';

const folder = mkdtempSync(join(tmpdir(), 'opsroom-returning-'));
const clients = new Clients();
let followers = [];
let hub;
before(async () => {
    hub = await Hub.start({
        store: { file: join(folder, 'hub.db') },
        limits: { history_items: 100_000, history_bytes: '256MiB', commands_per_second: 0, commands_per_user_per_second: 0,
            commands_per_tenant_per_second: 0, bytes_per_second: 0, service_commands_per_second: 0, outbox: '64MiB',
            connections_per_user: 1000 },
    });
});
after(async () => {
    await hub.remove();
    rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
    clients.closeAll();
    for (const { socket } of followers) socket.disconnect();
    followers = [];
});

function follow(tenant, user) {
    const follower = new Follower(hub, hub.token({ user, tenant, role: 'operator' }));
    followers.push(follower);
    return follower;
}

const someTravel = () => travels[Math.floor(Math.random() * travels.length)][1];

// Publishes until it is acknowledged, by as many connections as that takes. \returns the seq of each id.
async function publishAll(tenant, ids, atOnce = 50) {
    const seqs = new Map();
    const waiting = [...ids];
    const token = hub.token({ user: 'svc', tenant, role: 'service' });
    let socket;
    const connect = async () => {
        for (let tries = 0; tries < 200; ++tries) {
            try {
                socket = await clients.enter(hub, token, { transports: ['websocket'] });
                return;
            } catch {
                await new Promise((resolve) => setTimeout(resolve, 20));
            }
        }
    };
    await connect();
    while (waiting.length > 0) {
        const batch = waiting.slice(0, atOnce);
        const gone = new Promise((resolve) => socket.once('disconnect', () => resolve('gone')));
        const sent = Promise.all(batch.map(async (transactionId) => {
            const ack = await socket.emitWithAck('transaction-update', { transactionId, status: 'pending', idempotencyKey: transactionId });
            // While it stops it refuses; what it accepts is on the disk.
            if (!ack.ok) return assert.equal(ack.temporary, true, JSON.stringify(ack));
            assert.equal(ack.durable, true);
            seqs.set(transactionId, ack.seq);
        }));
        if (await Promise.race([sent, gone]) === 'gone' || !socket.connected) await connect();
        for (let i = waiting.length - 1; i >= 0; --i) if (seqs.has(waiting[i])) waiting.splice(i, 1);
    }
    return seqs;
}

const named = (prefix, count) => Array.from({ length: count }, (_, i) => `${prefix}-${i}`);

it('W7: a storm of clients that come back gets what each of them missed', async () => {
    const many = await Promise.all(named('u', 150).map(async (user, i) => {
        const follower = follow('storm', user);
        await follower.connect(travels[i % travels.length][1]);
        return follower;
    }));
    const first = await publishAll('storm', named('a', 20));
    await settled(...many.map(({ socket }) => socket));
    await Promise.all(many.map((follower) => follower.lose()));
    const missed = await publishAll('storm', named('b', 200));
    await Promise.all(many.map((follower, i) => follower.reconnect(travels[(i + 1) % travels.length][1])));
    const last = await publishAll('storm', named('c', 20));
    await settled(...many.map(({ socket }) => socket));
    const expected = [...first.values(), ...missed.values(), ...last.values()].sort((a, b) => a - b);
    assert.equal(expected.length, 240);
    for (const { heard } of many) assert.deepEqual(heard.map(({ seq }) => seq), expected);
});

it('W7: clients that move between transports under load miss nothing and get nothing twice', async () => {
    const some = await Promise.all(named('m', 20).map(async (user) => {
        const follower = follow('moving', user);
        await follower.connect(someTravel());
        return follower;
    }));
    let isOver = false;
    const moving = Promise.all(some.map(async (follower) => {
        while (!isOver) {
            await settled(follower.socket);
            await follower.lose();
            await follower.reconnect(someTravel());
        }
    }));
    const seqs = await publishAll('moving', named('t', 4000), 20);
    isOver = true;
    await moving;
    await settled(...some.map(({ socket }) => socket));
    const expected = [...seqs.values()].sort((a, b) => a - b);
    for (const { heard } of some) assert.deepEqual(heard.map(({ seq }) => seq), expected);
});

for (const [signal, how] of [['SIGTERM', 'stops'], ['SIGKILL', 'is killed']])
    it(`the hub ${how} in the middle of 10,000 messages`, { timeout: 120_000 }, async () => {
        const tenant = `restart-${signal.toLowerCase()}`;
        const some = await Promise.all(travels.map(async ([, options], i) => {
            const follower = follow(tenant, `s${i}`);
            await follower.connect(options);
            return follower;
        }));
        let isOver = false;
        const following = Promise.all(some.map(async (follower, i) => {
            while (!isOver) {
                if (follower.socket.connected)
                    await new Promise((resolve) => { follower.socket.once('disconnect', resolve); setTimeout(resolve, 50); });
                else
                    await follower.reconnect(travels[i][1]);
            }
        }));
        const publishing = Promise.all([0, 1, 2, 3, 4].map((p) => publishAll(tenant, named(`p${p}`, 2000))));
        for (let time = 1; time <= 2; ++time) {
            while (some[0].heard.length < time * 3000) await new Promise((resolve) => setTimeout(resolve, 5));
            await hub.stop(signal);
            await hub.start();
        }
        const seqs = new Map((await publishing).flatMap((map) => [...map]));
        isOver = true;
        await following;
        for (const follower of some) if (!follower.socket.connected) await follower.reconnect({});
        await settled(...some.map(({ socket }) => socket));

        assert.equal(seqs.size, 10_000);
        assert.equal(new Set(seqs.values()).size, 10_000, 'one number each');
        for (const { heard } of some) {
            const numbers = heard.map(({ seq }) => seq);
            assert.ok(numbers.every((seq, i) => i === 0 || seq > numbers[i - 1]), 'in order, and nothing twice');
            const bySeq = new Map(heard.map(({ seq, transactionId }) => [seq, transactionId]));
            for (const [transactionId, seq] of seqs) assert.equal(bySeq.get(seq), transactionId, `${transactionId} under ${seq}`);
            // Only what a killed hub had sent and never acknowledged may be there beside it.
            if (signal === 'SIGTERM') assert.equal(heard.length, 10_000);
        }
    });

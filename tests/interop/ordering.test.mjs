// One order per tenant: the same for every subscriber, whoever publishes and whatever road they take.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { Hub } from './support/hub.mjs';
import { Clients, ofName, settled } from './support/clients.mjs';

const messages = 10_000;
const publishers = 5;

const clients = new Clients();
let hub;
before(async () => {
    hub = await Hub.start({ limits: { commands_per_second: 0, commands_per_user_per_second: 0, commands_per_tenant_per_second: 0, bytes_per_second: 0, outbox: '64MiB' } });
});
after(() => hub.remove());
afterEach(() => clients.closeAll());

it(`${messages} messages of ${publishers} publishers arrive everywhere, in one order, without gap or duplicate`, async () => {
    const subscribers = [
        await clients.enter(hub, hub.token({ user: 's1' }), { transports: ['websocket'] }),
        await clients.enter(hub, hub.token({ user: 's2' })),
        await clients.enter(hub, hub.token({ user: 's3' }), { transports: ['polling'] }),
    ];
    const stranger = await clients.enter(hub, hub.token({ user: 'g', tenant: 'globex' }));
    const senders = [];
    for (let p = 0; p < publishers; ++p)
        senders.push(await clients.enter(hub, hub.token({ user: `p${p}` }), p % 2 ? {} : { transports: ['websocket'] }));

    const acked = await Promise.all(senders.map(async (socket, p) => {
        const seqs = [];
        const share = messages / publishers;
        for (let i = 0; i < share; i += 100) {
            const batch = Array.from({ length: 100 }, (_, j) =>
                socket.emitWithAck('transaction-update', { transactionId: `p${p}-${i + j}`, status: 'pending' }));
            for (const { ok, seq } of await Promise.all(batch)) {
                assert.equal(ok, true);
                seqs.push(seq);
            }
        }
        return seqs;
    }));
    for (const seqs of acked) assert.deepEqual(seqs, [...seqs].sort((a, b) => a - b), 'acks of a publisher rise');
    assert.deepEqual(acked.flat().sort((a, b) => a - b), Array.from({ length: messages }, (_, i) => i + 1));

    await settled(...subscribers, stranger);
    const streamOf = (socket) => ofName(socket, 'transaction-updated').map(([{ seq, transactionId }]) => `${seq} ${transactionId}`);
    const reference = streamOf(subscribers[0]);
    assert.equal(reference.length, messages);
    assert.deepEqual(reference.map((line) => Number(line.split(' ')[0])), Array.from({ length: messages }, (_, i) => i + 1));
    for (const socket of subscribers.slice(1)) assert.deepEqual(streamOf(socket), reference);
    assert.equal(streamOf(stranger).length, 0);
});

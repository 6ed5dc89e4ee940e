// The transaction queue over the wire: workers by socket and by HTTP, and what the tenant hears.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Clients, next, ofName, settled, travels } from './support/clients.mjs';
import { Hub, transportName } from './support/hub.mjs';

// A worker asks by an ack, or by a POST; both get the same object.
const roads = [
    ...travels.map(([name, options]) => [name, async (hub, clients, token) => {
        const socket = await clients.enter(hub, token, options);
        return (operation, body) => socket.emitWithAck(operation, body);
    }]),
    ['by HTTP', async (hub, clients, token) => async (operation, body) => {
        const route = { 'dead-letters': 'dead-letters', 'transaction-status': 'status', 'queue-overview': 'overview' }[operation] ?? operation.replace('-transaction', '');
        return (await hub.post(`/api/v1/transactions/${route}`, body, token)).body;
    }],
];

for (const [name, enter] of roads) {
    describe(`transaction queue ${name} (${transportName})`, () => {
        let hub;
        const clients = new Clients();
        before(async () => {
            hub = await Hub.start({ queue: { attempts: 2, retry: '1ms', lease: '1m' } });
        });
        after(() => hub.remove());
        afterEach(() => clients.closeAll());

        // A tenant of its own for each test: its worker, its operator, and a stranger who listens.
        let count = 0;
        async function people() {
            const tenant = `t${++count}-${name.length}`;
            const worker = await enter(hub, clients, hub.token({ tenant, user: 'worker', role: 'service' }));
            const operator = await clients.enter(hub, hub.token({ tenant, user: 'ann', role: 'operator' }));
            const stranger = await clients.enter(hub, hub.token({ tenant: 'globex', user: 'eve', role: 'service' }));
            return { worker, operator, stranger };
        }

        it('queued, leased, completed: told to the tenant alone', async () => {
            const { worker, operator, stranger } = await people();
            const queued = await worker('queue-transaction', { transactionId: 'x', data: { amount: '1.10' } });
            assert.deepEqual(queued, { ok: true, queueSize: 1, durable: false });
            const leased = await worker('process-transaction', {});
            assert.deepEqual([leased.transactionId, leased.transaction, leased.attempt], ['x', { amount: '1.10' }, 1]);
            assert.ok(Date.parse(leased.leaseUntil) > Date.now());
            const { leaseId } = leased;
            assert.ok((await worker('extend-transaction', { transactionId: 'x', leaseId, leaseMs: 120_000 })).leaseUntil > leased.leaseUntil);
            assert.equal((await worker('process-transaction', {})).transaction, null);
            assert.equal((await worker('complete-transaction', { transactionId: 'x', leaseId: 'guess' })).code, 108);
            for (let i = 0; i < 2; ++i)
                assert.deepEqual(await worker('complete-transaction', { transactionId: 'x', leaseId }), { ok: true, durable: false });
            assert.equal((await worker('transaction-status', { transactionId: 'x' })).state, 'completed');
            await settled(operator, stranger);
            const told = operator.received.filter(([event]) => event.startsWith('transaction-'));
            assert.deepEqual(told.map(([event, { transactionId, queueSize }]) => [event, transactionId, queueSize]),
                [['transaction-queued', 'x', 1], ['transaction-processing', 'x', 0], ['transaction-completed', 'x', 0]]);
            assert.ok(!JSON.stringify(told).includes(leaseId), 'a lease is its worker\'s alone');
            assert.equal(stranger.received.filter(([event]) => event.startsWith('transaction-')).length, 0);
        });

        it('a wallet keeps its order, another one overtakes', async () => {
            const { worker } = await people();
            for (const [transactionId, walletId, priority] of [['a1', 'a', 0], ['a2', 'a', 9], ['b1', 'b', 1]])
                assert.equal((await worker('queue-transaction', { transactionId, walletId, priority, data: {} })).ok, true);
            const b1 = await worker('process-transaction', {});
            const a1 = await worker('process-transaction', {});
            assert.deepEqual([b1.transactionId, a1.transactionId], ['b1', 'a1']);
            assert.equal((await worker('process-transaction', {})).transaction, null);
            assert.equal((await worker('process-transaction', { transactionId: 'a2' })).code, 108);
            await worker('complete-transaction', a1);
            assert.equal((await worker('process-transaction', {})).transactionId, 'a2');
        });

        it('the same again is answered as before, anything else under its name is refused', async () => {
            const { worker } = await people();
            const order = { transactionId: 'x', idempotencyKey: 'k', data: { n: 1 } };
            assert.equal((await worker('queue-transaction', order)).ok, true);
            assert.equal((await worker('queue-transaction', order)).duplicate, true);
            assert.equal((await worker('queue-transaction', { ...order, data: { n: 2 } })).code, 107);
            assert.equal((await worker('queue-transaction', { ...order, transactionId: 'y' })).code, 107);
            assert.equal((await worker('process-transaction', { transactionId: 7 })).code, 107);
        });

        it('failures are tried again, then an operator decides', async () => {
            const { worker, operator } = await people();
            await worker('queue-transaction', { transactionId: 'x', data: { n: 1 } });
            for (const state of ['waiting', 'dead']) {
                // Two milliseconds at most are between a failure and the next attempt; time passes with each request.
                let leased;
                do leased = await worker('process-transaction', {}); while (leased.transaction === null);
                const failed = await worker('fail-transaction', { ...leased, reason: 'no funds' });
                assert.deepEqual([failed.state, failed.reason], [state, 'no funds']);
            }
            const { deadLetters, from } = await operator.emitWithAck('dead-letters', {});
            assert.deepEqual([deadLetters.length, deadLetters[0].transaction, deadLetters[0].attempts, from], [1, { n: 1 }, 2, null]);
            assert.equal((await operator.emitWithAck('process-transaction', {})).code, 103);
            assert.equal((await operator.emitWithAck('requeue-transaction', { transactionId: 'x' })).ok, true);
            const again = await worker('process-transaction', {});
            assert.equal(again.attempt, 1);
            assert.equal((await worker('fail-transaction', { ...again, final: true })).state, 'dead');
            assert.equal((await operator.emitWithAck('drop-transaction', { transactionId: 'x' })).ok, true);
            assert.equal((await operator.emitWithAck('transaction-status', { transactionId: 'x' })).code, 108);
            const failures = ofName(operator, 'transaction-failed').map(([event]) => event);
            assert.deepEqual(failures.map(({ retryAt }) => retryAt === null), [false, true, true]);
        });

        it('another tenant\'s transaction is answered as one that does not exist', async () => {
            const { worker, stranger } = await people();
            await worker('queue-transaction', { transactionId: 'x', data: {} });
            const { leaseId } = await worker('process-transaction', {});
            for (const operation of ['complete-transaction', 'fail-transaction', 'extend-transaction', 'transaction-status', 'requeue-transaction', 'drop-transaction']) {
                const unknown = await stranger.emitWithAck(operation, { transactionId: 'none' });
                assert.equal(unknown.code, 108);
                assert.deepEqual(await stranger.emitWithAck(operation, { transactionId: 'x', leaseId }), unknown);
            }
            assert.equal((await worker('transaction-status', { transactionId: 'x' })).state, 'leased');
            const { waiting, leased, dead } = await worker('queue-overview', {});
            assert.deepEqual([waiting, leased, dead], [0, 1, 0]);
        });
    });
}

describe(`leases (${transportName})`, () => {
    it('one that ends by itself is told, and its transaction comes to another worker', async () => {
        const hub = await Hub.start({ queue: { lease: '100ms', retry: '1ms' } });
        const clients = new Clients();
        try {
            const worker = await clients.enter(hub, hub.token({ user: 'one', role: 'service' }));
            const failed = next(worker, 'transaction-failed');
            await worker.emitWithAck('queue-transaction', { transactionId: 'x', data: {} });
            const first = await worker.emitWithAck('process-transaction', {});
            const [{ reason, attempt }] = await failed;
            assert.deepEqual([reason, attempt], ['lease ended', 1]);
            let second;
            do second = await worker.emitWithAck('process-transaction', { leaseMs: 60_000 }); while (second.transaction === null);
            assert.equal(second.attempt, 2);
            assert.equal((await worker.emitWithAck('complete-transaction', first)).code, 108);
            assert.equal((await worker.emitWithAck('complete-transaction', second)).ok, true);
        } finally {
            clients.closeAll();
            await hub.remove();
        }
    });
});

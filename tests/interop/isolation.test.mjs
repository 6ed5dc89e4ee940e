// The ten defects of the service that this hub replaces, by their numbers: ours has none of them, on any road in.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Hub } from './support/hub.mjs';
import { Clients, names, next, ofName, settled, travels } from './support/clients.mjs';

const clients = new Clients();
let hub;
before(async () => { hub = await Hub.start(); });
after(() => hub.remove());
afterEach(() => clients.closeAll());

const acme = (claims = {}) => hub.token({ tenant: 'acme', ...claims });
const globex = (claims = {}) => hub.token({ tenant: 'globex', user: 'gina', ...claims });
const update = (id) => ({ transactionId: id, status: 'pending' });

for (const [name, options] of travels) {
    describe(`a tenant is a wall ${name}`, () => {
        it('defect 1: nobody joins a tenant that is not in the token', async () => {
            const stranger = await clients.enter(hub, globex(), options);
            const ofAcme = await clients.enter(hub, acme(), options);
            const existing = await stranger.emitWithAck('join-tenant', 'acme');
            const missing = await stranger.emitWithAck('join-tenant', 'no-such-tenant');
            assert.equal(existing.code, 103);
            assert.deepEqual(existing, missing, 'the words do not tell which tenants exist');
            await ofAcme.emitWithAck('transaction-update', update('t1'));
            await settled(stranger, ofAcme);
            assert.equal(ofName(ofAcme, 'transaction-updated').length, 1);
            assert.deepEqual(ofName(stranger, 'open-alerts')[0][0].alerts, []);
            assert.deepEqual(names(stranger).filter((n) => n !== 'pong'), ['connected', 'open-alerts']);
        });

        it('defect 2: a channel is the own tenant\'s, and rooms are no channels', async () => {
            const stranger = await clients.enter(hub, globex({ role: 'user' }), options);
            const ofAcme = await clients.enter(hub, acme(), options);
            const { channels } = await stranger.emitWithAck('subscribe', ['transaction:t2', 'wallet:w2']);
            assert.deepEqual(channels, ['transaction:t2', 'wallet:w2']);
            for (const channel of ['tenant:acme', 'acme:transaction:t2', 'compliance:alerts', '*', 'transaction:*']) {
                const answer = await stranger.emitWithAck('subscribe', channel);
                assert.ok(answer.code !== undefined || answer.channels.length === 0, channel);
            }
            await ofAcme.emitWithAck('transaction-update', update('t2'));
            await ofAcme.emitWithAck('wallet-update', { walletId: 'w2' });
            await ofAcme.emitWithAck('compliance-alert', { message: 'm', severity: 'critical' });
            await settled(stranger);
            for (const event of ['transaction-updated', 'wallet-updated', 'compliance-alert'])
                assert.equal(ofName(stranger, event).length, 0, event);
        });

        it('defect 3: the role decides', async () => {
            const user = await clients.enter(hub, acme({ user: 'u', role: 'user' }), options);
            const auditor = await clients.enter(hub, acme({ user: 'au', role: 'auditor' }), options);
            const officer = await clients.enter(hub, acme({ user: 'co', role: 'compliance' }), options);
            const nobody = await clients.enter(hub, acme({ user: 'n', role: 'no-such-role' }), options);
            for (const socket of [user, auditor, nobody])
                assert.equal((await socket.emitWithAck('transaction-update', update('t3'))).code, 103);
            assert.equal((await officer.emitWithAck('compliance-alert', { message: 'm', subject: { userId: 'au' } })).ok, true);
            await settled(user, auditor, officer, nobody);
            assert.equal(ofName(officer, 'compliance-alert').length, 1);
            assert.equal(ofName(auditor, 'compliance-alert').length, 0, 'never to its subject');
            assert.equal(ofName(user, 'compliance-alert').length, 0);
            assert.equal(ofName(nobody, 'compliance-alert').length, 0);
        });

        it('defect 4: queue events go to the owning tenant only', async () => {
            const stranger = await clients.enter(hub, globex(), options);
            const operator = await clients.enter(hub, acme({ role: 'operator' }), options);
            const service = acme({ user: 'back-end', role: 'service' });
            const transactionId = `q-${name.length}`;
            const queued = await hub.post('/api/v1/transactions/queue', { transactionId, data: { secret: 'of acme' } }, service);
            assert.equal(queued.status, 200);
            assert.equal(queued.body.queueSize, 1);
            const taken = await hub.post('/api/v1/transactions/process', { transactionId }, service);
            assert.equal(taken.status, 200);
            await settled(stranger, operator);
            const [[atQueue]] = ofName(operator, 'transaction-queued');
            assert.deepEqual([atQueue.transactionId, atQueue.queueSize], [transactionId, 1]);
            const [[atProcess]] = ofName(operator, 'transaction-processing');
            assert.deepEqual([atProcess.transactionId, atProcess.transaction.secret, atProcess.queueSize], [transactionId, 'of acme', 0]);
            assert.ok(!JSON.stringify(stranger.received).includes(transactionId));
            const foreign = await hub.post('/api/v1/transactions/process', { tenantId: 'acme', transactionId }, globex({ role: 'service' }));
            assert.equal(foreign.status, 403);
        });

        it('defect 5: what the hub stamps, a payload cannot write', async () => {
            const socket = await clients.enter(hub, acme({ user: 'honest' }), options);
            const forged = { type: 'wallet', timestamp: '1999-01-01T00:00:00.000Z', broadcastBy: 'boss', tenantId: 'globex', eventId: 'x', seq: -1 };
            const ack = await socket.emitWithAck('transaction-update', { ...forged, ...update('t5') });
            await settled(socket);
            const [[event]] = ofName(socket, 'transaction-updated');
            assert.deepEqual([event.type, event.broadcastBy, event.tenantId, event.eventId, event.seq],
                ['transaction', 'honest', 'acme', ack.eventId, ack.seq]);
            assert.ok(Math.abs(Date.parse(event.timestamp) - Date.now()) < 60_000);
        });

        it('defect 6: a tenant sees its own figures, connections and users apart', async () => {
            const own = await Hub.start();
            try {
                const tokens = [own.token({ user: 'a' }), own.token({ user: 'a' }), own.token({ user: 'b' })];
                const sockets = [];
                for (const token of tokens) sockets.push(await clients.enter(own, token, options));
                const stranger = await clients.enter(own, own.token({ tenant: 'globex', user: 'g' }), options);
                for (const [socket, connections, users] of [[sockets[0], 3, 2], [stranger, 1, 1]]) {
                    const came = next(socket, 'metrics-update');
                    socket.emit('request-metrics');
                    const [metrics] = await came;
                    assert.deepEqual([metrics.activeConnections, metrics.uniqueUsers, metrics.activeTenants], [connections, users, 1]);
                    assert.ok(!('tenantDetails' in metrics));
                }
                const all = await clients.enter(own, own.operatorToken(), options);
                const came = next(all, 'metrics-update');
                all.emit('request-metrics');
                assert.equal((await came)[0].activeTenants, 2);
            } finally {
                await own.remove();
            }
        });

        it('defect 7: who leaves, leaves every room', async () => {
            const both = hub.token({ user: 'two', tenant: 'left-a', tenants: ['left-a', 'left-b'] });
            const socket = await clients.enter(hub, both, options);
            assert.equal((await socket.emitWithAck('join-tenant', 'left-b')).ok, true);
            socket.disconnect();
            const witness = await clients.enter(hub, hub.token({ user: 'w', tenant: 'left-b' }), options);
            for (let i = 0; i < 500; ++i) {
                const stats = await (await fetch(`${hub.management}/stats`)).json();
                const count = (id) => stats.tenantDetails.find(({ tenantId }) => tenantId === id)?.activeConnections ?? 0;
                if (count('left-a') === 0 && count('left-b') === 1) return;
                await settled(witness);
            }
            assert.fail('a stale member stayed behind');
        });

        it('defect 8: an update comes once, however many of its rooms one is in', async () => {
            const socket = await clients.enter(hub, acme(), options);
            await socket.emitWithAck('subscribe', ['transaction:t8', 'compliance:alerts']);
            await socket.emitWithAck('transaction-update', update('t8'));
            await socket.emitWithAck('compliance-alert', { message: 'm' });
            await settled(socket);
            assert.equal(ofName(socket, 'transaction-updated').length, 1);
            assert.equal(ofName(socket, 'compliance-alert').length, 1);
        });

        it('defect 9: a session ends with its token', async () => {
            const socket = await clients.enter(hub, acme({ ttl: 2 }), options);
            const [reason] = await next(socket, 'disconnect');
            assert.match(reason, /transport (close|error)/);
        });

        it('defect 10: the queue keeps its order, its bound, and each transaction once', async () => {
            const own = await Hub.start({ limits: { queued_transactions: 3 } });
            try {
                const service = own.token({ user: 'back-end', role: 'service' });
                const queue = (id, data = {}) => own.post('/api/v1/transactions/queue', { transactionId: id, data }, service);
                for (const id of ['one', 'two', 'three']) assert.equal((await queue(id)).status, 200);
                const again = await queue('two');
                assert.deepEqual([again.status, again.body.duplicate, again.body.queueSize], [200, true, 3]);
                assert.equal((await queue('two', { other: 1 })).body.code, 107);
                const full = await queue('four');
                assert.deepEqual([full.status, full.body.code], [422, 106]);
                const order = [];
                for (let i = 0; i < 3; ++i)
                    order.push((await own.post('/api/v1/transactions/process', {}, service)).body.transactionId);
                assert.deepEqual(order, ['one', 'two', 'three']);
                assert.equal((await own.post('/api/v1/transactions/process', {}, service)).body.transaction, null);
            } finally {
                await own.remove();
            }
        });
    });
}

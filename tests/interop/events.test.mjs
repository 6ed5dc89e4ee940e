// Every event of the contract, in both directions, with its shape.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Hub } from './support/hub.mjs';
import { Clients, next, ofName, settled, travels } from './support/clients.mjs';

const clients = new Clients();
let hub;
before(async () => { hub = await Hub.start(); });
after(() => hub.remove());
afterEach(() => clients.closeAll());

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ulid = /^[0-9A-HJKMNP-TV-Z]{26}$/;

for (const [name, options] of travels) {
    describe(`events ${name}`, () => {
        it('join-tenant and leave-tenant', async () => {
            // Of its own: nobody of the test before is still about to leave it.
            const tenant = `join-${name.length}`;
            const socket = await clients.enter(hub, hub.token({ tenant }), options);
            assert.deepEqual(await socket.emitWithAck('join-tenant', tenant), { ok: true, tenantId: tenant });
            assert.deepEqual(ofName(socket, 'joined-tenant'), [[{ tenantId: tenant }]]);
            const [[status]] = ofName(socket, 'tenant-status');
            assert.equal(status.tenantId, tenant);
            assert.equal(status.activeUsers, 1);
            assert.ok('lastActivity' in status);
            assert.deepEqual(await socket.emitWithAck('leave-tenant', tenant), { ok: true, tenantId: tenant });
            assert.deepEqual(ofName(socket, 'left-tenant'), [[{ tenantId: tenant }]]);
        });

        it('subscribe and unsubscribe, one channel or several', async () => {
            const socket = await clients.enter(hub, hub.token(), options);
            const confirmed = next(socket, 'subscription-confirmed');
            socket.emit('subscribe', 'transaction:1');
            assert.deepEqual((await confirmed)[0].channels, ['transaction:1']);
            const answer = await socket.emitWithAck('subscribe', ['wallet:1', 'wallet:2']);
            assert.deepEqual(answer.channels, ['wallet:1', 'wallet:2']);
            const left = next(socket, 'unsubscription-confirmed');
            socket.emit('unsubscribe', ['wallet:1', 'transaction:1']);
            assert.deepEqual((await left)[0].channels, ['wallet:1', 'transaction:1']);
        });

        it('request-metrics', async () => {
            const socket = await clients.enter(hub, hub.token(), options);
            const came = next(socket, 'metrics-update');
            socket.emit('request-metrics');
            const [metrics] = await came;
            for (const member of ['activeConnections', 'activeTenants', 'queuedTransactions'])
                assert.equal(typeof metrics[member], 'number', member);
            assert.match(metrics.timestamp, iso);
        });

        it('ping', async () => {
            const socket = await clients.enter(hub, hub.token(), options);
            const came = next(socket, 'pong');
            socket.emit('ping');
            assert.match((await came)[0].timestamp, iso);
        });

        const updates = [
            ['transaction-update', 'transaction-updated', 'transaction',
                { transactionId: 'tx-1', status: 'completed', amount: 10000, currency: 'GBP', note: 'żółć 😀' }],
            ['wallet-update', 'wallet-updated', 'wallet', { walletId: 'w-1', balance: '123456789012345678901234567890', currency: 'ETH', scale: 18 }],
            ['compliance-alert', 'compliance-alert', 'compliance', { severity: 'high', message: 'look at this' }],
        ];
        for (const [sent, got, type, body] of updates) {
            it(`${sent} comes back stamped as ${got}`, async () => {
                const sender = await clients.enter(hub, hub.token({ user: 'sender' }), options);
                const other = await clients.enter(hub, hub.token({ user: 'other' }), options);
                const came = next(other, got);
                const ack = await sender.emitWithAck(sent, body);
                const [event] = await came;
                assert.equal(ack.ok, true);
                const { type: stamped, timestamp, broadcastBy, eventId, tenantId, seq, alertId, ...rest } = event;
            if (type === 'compliance') assert.match(alertId, ulid);
            else assert.equal(alertId, undefined);
                assert.deepEqual(rest, body);
                assert.deepEqual({ stamped, broadcastBy, tenantId, eventId, seq },
                    { stamped: type, broadcastBy: 'sender', tenantId: 'acme', eventId: ack.eventId, seq: ack.seq });
                assert.match(timestamp, iso);
                assert.match(eventId, ulid);
                await settled(sender);
                assert.equal(ofName(sender, got).length, 1, 'the sender is a member, too');
            });
        }

        it('attachments travel with their event', async () => {
            const sender = await clients.enter(hub, hub.token({ user: 'sender' }), options);
            const other = await clients.enter(hub, hub.token({ user: 'other' }), options);
            const came = next(other, 'transaction-updated');
            const receipt = Buffer.from([0, 1, 2, 253, 254, 255]);
            const ack = await sender.emitWithAck('transaction-update',
                { transactionId: 'tx-b', status: 'pending', receipt, pages: [Buffer.from('one')] });
            assert.equal(ack.ok, true);
            const [event] = await came;
            assert.deepEqual(Buffer.from(event.receipt), receipt);
            assert.equal(Buffer.from(event.pages[0]).toString(), 'one');
        });
    });
}

describe('an alert without a severity', () => {
    it('is an info', async () => {
        const socket = await clients.enter(hub, hub.token());
        const came = next(socket, 'compliance-alert');
        socket.emit('compliance-alert', { message: 'm' });
        assert.equal((await came)[0].severity, 'info');
    });
});

describe('answers', () => {
    const refused = [
        ['no-such-event', {}, 104], ['transaction-update', { status: 'pending' }, 107],
        ['transaction-update', { transactionId: 't', status: 'no-such-status' }, 107],
        ['compliance-alert', { message: 'm', severity: 'enormous' }, 107],
        ['wallet-update', 'not an object', 107], ['subscribe', 'nonsense:1', 102],
        ['join-tenant', 'globex', 103],
    ];
    for (const [event, argument, code] of refused) {
        it(`${event} ${JSON.stringify(argument)} is refused with ${code}`, async () => {
            const socket = await clients.enter(hub, hub.token());
            const answer = await socket.timeout(5000).emitWithAck(event, argument);
            const error = answer.code === undefined && answer.refused ? answer.refused[0] : answer;
            assert.equal(error.code, code);
            assert.equal(typeof error.message, 'string');
        });
    }

    it('without an ack, a refusal comes as an error event', async () => {
        const socket = await clients.enter(hub, hub.token());
        const came = next(socket, 'error');
        socket.emit('transaction-update', { transactionId: 't', status: 'bogus' });
        const [error] = await came;
        assert.deepEqual([error.event, error.code, error.temporary], ['transaction-update', 107, false]);
    });

    it('money with a point or an exponent is refused', async () => {
        const socket = await clients.enter(hub, hub.token());
        // As text on the wire: JSON.stringify would write 10000.0 as 10000.
        for (const amount of [1.5, '1e3']) {
            const answer = await socket.emitWithAck('transaction-update', { transactionId: 't', status: 'pending', amount });
            assert.equal(answer.code, 107, String(amount));
        }
    });

    it('the same idempotencyKey is published once', async () => {
        const socket = await clients.enter(hub, hub.token());
        const body = { transactionId: 't-idem', status: 'pending', idempotencyKey: 'k-1' };
        const first = await socket.emitWithAck('transaction-update', body);
        const again = await socket.emitWithAck('transaction-update', body);
        assert.deepEqual([again.eventId, again.seq, again.duplicate], [first.eventId, first.seq, true]);
        const other = await socket.emitWithAck('transaction-update', { ...body, status: 'completed' });
        assert.equal(other.code, 107);
        await settled(socket);
        assert.equal(ofName(socket, 'transaction-updated').filter(([e]) => e.transactionId === 't-idem').length, 1);
    });
});

describe('a client that sends too fast', () => {
    it('is told to wait', async () => {
        const own = await Hub.start({ limits: { commands_per_second: 10, commands_burst: 20 } });
        try {
            const socket = await clients.enter(own, own.token());
            const told = next(socket, 'rate-limited');
            const answers = await Promise.all(Array.from({ length: 40 }, () => socket.emitWithAck('ping')));
            assert.ok((await told)[0].retryAfterMs > 0);
            assert.ok(answers.some(({ ok }) => ok));
            const refused = answers.filter(({ code }) => code === 111);
            assert.ok(refused.length >= 15 && refused.every(({ temporary }) => temporary));
        } finally {
            await own.remove();
        }
    });
});

describe('metrics', () => {
    it('are pushed at the configured interval', async () => {
        const own = await Hub.start({ metrics: { push: '1s' } });
        try {
            const socket = await clients.enter(own, own.token());
            await next(socket, 'metrics-update');
            await next(socket, 'metrics-update');
        } finally {
            await own.remove();
        }
    });
});

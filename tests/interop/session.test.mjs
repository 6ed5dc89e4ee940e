// How a session begins, goes on and ends.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Hub } from './support/hub.mjs';
import { Clients, names, next, ofName, settled, travels } from './support/clients.mjs';

const clients = new Clients();
let hub;
before(async () => { hub = await Hub.start({ hub: { namespaces: ['/', '/ops'] } }); });
after(() => hub.remove());
afterEach(() => clients.closeAll());

describe('connecting', () => {
    it('begins with polling and moves to WebSocket with default options', async () => {
        const socket = clients.open(hub, hub.token());
        await next(socket, 'connect');
        const engine = socket.io.engine;
        if (engine.transport.name !== 'websocket') await next(engine, 'upgrade');
        assert.equal(engine.transport.name, 'websocket');
        assert.deepEqual((await socket.timeout(5000).emitWithAck('ping')).ok, true);
    });

    for (const [name, options] of travels) {
        it(`is answered with connected ${name}`, async () => {
            const socket = await clients.enter(hub, hub.token({ role: 'operator' }), options);
            const { socketId, userId, tenantId, tenants, roles, expiresAt, timestamp } = socket.connectedEvent;
            assert.equal(socketId, socket.id);
            assert.deepEqual({ userId, tenantId, tenants, roles },
                { userId: 'alice', tenantId: 'acme', tenants: ['acme'], roles: ['operator'] });
            assert.ok(Date.parse(expiresAt) > Date.parse(timestamp));
        });
    }

    it('takes the token of the Authorization header', async () => {
        for (const [, options] of travels) {
            const socket = await clients.enter(hub, '', { ...options, auth: {},
                extraHeaders: { Authorization: `Bearer ${hub.token({ user: 'by-header' })}` } });
            assert.equal(socket.connectedEvent.userId, 'by-header');
        }
    });

    it('prefers auth.token to the header', async () => {
        const socket = await clients.enter(hub, hub.token({ user: 'by-auth' }),
            { extraHeaders: { Authorization: `Bearer ${hub.token({ user: 'by-header' })}` } });
        assert.equal(socket.connectedEvent.userId, 'by-auth');
    });

    const refused = [
        ['a token of another key', () => `${hub.token().split('.').slice(0, 2).join('.')}.${'A'.repeat(43)}`, 101],
        ['an expired token', () => hub.token({ ttl: -120 }), 109],
        ['a token of another issuer', () => hub.token({ iss: 'somebody' }), 101],
        ['a token for another audience', () => hub.token({ aud: 'somebody' }), 101],
        ['a token without a tenant', () => hub.token({ tenant: null }), 101],
        ['a token without an end', () => hub.token({ exp: null }), 101],
        ['an unsigned token', () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${hub.token().split('.')[1]}.`, 101],
        ['no token', () => undefined, 101],
        ['a number for a token', () => 42, 101],
    ];
    for (const [what, token, code] of refused) {
        it(`is refused with ${what}`, async () => {
            for (const [, options] of travels) {
                const socket = clients.open(hub, token(), options);
                const [error] = await next(socket, 'connect_error');
                assert.equal(error.message, 'Authentication error');
                assert.equal(error.data.code, code);
                assert.equal(error.data.temporary, false);
                assert.equal(socket.active, false);
            }
        });
    }
});

describe('namespaces', () => {
    it('share a connection and need a token each', async () => {
        const main = await clients.enter(hub, hub.token({ user: 'a' }), { forceNew: false });
        const ops = await clients.enter(hub, hub.token({ user: 'b' }), { nsp: '/ops', forceNew: false });
        assert.equal(ops.connectedEvent.userId, 'b');
        assert.notEqual(ops.id, main.id);
    });

    it('that do not exist are refused', async () => {
        const [error] = await next(clients.open(hub, hub.token(), { nsp: '/nowhere' }), 'connect_error');
        assert.equal(error.message, 'Invalid namespace');
    });

    it('do not hear each other', async () => {
        const main = await clients.enter(hub, hub.token());
        const ops = await clients.enter(hub, hub.token(), { nsp: '/ops' });
        assert.equal((await ops.emitWithAck('transaction-update', { transactionId: 't', status: 'pending' })).ok, true);
        await settled(main, ops);
        assert.equal(ofName(ops, 'transaction-updated').length, 1);
        assert.equal(ofName(main, 'transaction-updated').length, 0);
    });
});

describe('staying', () => {
    it('is warned before the token ends, and goes on with a new one', async () => {
        const socket = await clients.enter(hub, hub.token({ ttl: 30 }));
        if (!names(socket).includes('token-expiring')) await next(socket, 'token-expiring');
        const [[warning]] = ofName(socket, 'token-expiring');
        assert.ok(warning.expiresInMs <= 30_000);
        const answer = await socket.emitWithAck('refresh-token', { token: hub.token({ ttl: 3600 }) });
        assert.equal(answer.ok, true);
        assert.ok(Date.parse(answer.expiresAt) > Date.now() + 3_000_000);
    });

    it('cannot become somebody else with a new token', async () => {
        const socket = await clients.enter(hub, hub.token());
        for (const claims of [{ user: 'mallory' }, { tenant: 'globex' }]) {
            const answer = await socket.emitWithAck('refresh-token', { token: hub.token(claims) });
            assert.equal(answer.code, 103);
        }
    });

    it('ends with the token', async () => {
        const socket = await clients.enter(hub, hub.token({ ttl: 2 }));
        const [reason] = await next(socket, 'disconnect');
        // A broken transport, not a server disconnect: the client comes back by itself, with a new token.
        assert.equal(reason, 'transport close');
    });

    it('returns with a fresh token within two seconds of the hub', async () => {
        const users = ['first', 'second'];
        const own = await Hub.start();
        try {
            const socket = clients.open(own, '', { reconnection: true, reconnectionDelay: 100, reconnectionDelayMax: 500,
                auth: (answer) => answer({ token: own.token({ user: users.shift() ?? 'later' }) }) });
            const [before] = await next(socket, 'connected');
            assert.equal(before.userId, 'first');
            const gone = next(socket, 'disconnect');
            await own.stop('SIGKILL');
            await gone;
            const again = next(socket, 'connected');
            await own.start();
            const started = Date.now();
            const [after] = await again;
            assert.ok(Date.now() - started < 2000);
            assert.equal(after.userId, 'second');
        } finally {
            await own.remove();
        }
    });

    it('is told when the hub stops', async () => {
        const own = await Hub.start();
        try {
            const socket = await clients.enter(own, own.token());
            const told = next(socket, 'disconnected');
            const ended = next(socket, 'disconnect');
            assert.equal(await own.stop('SIGTERM'), 0);
            const [{ code, reconnect }] = await told;
            assert.deepEqual({ code, reconnect }, { code: 3001, reconnect: true });
            assert.equal((await ended)[0], 'transport close');
        } finally {
            await own.remove();
        }
    });
});

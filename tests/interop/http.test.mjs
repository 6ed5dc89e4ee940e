// The interface for back ends, the management routes, and what is refused before a connection exists.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { Clients, next } from './support/clients.mjs';
import { Hub, path, transportName } from './support/hub.mjs';

const site = 'http://app.example';

describe(`HTTP (${transportName})`, () => {
    let hub;
    let service;
    const clients = new Clients();
    before(async () => {
        hub = await Hub.start({ hub: { origins: [site] } });
        service = hub.token({ user: 'back-end', role: 'service' });
    });
    after(() => hub.remove());
    afterEach(() => clients.closeAll());

    async function ask(route, { token, method = 'GET', body } = {}) {
        const response = await fetch(`${hub.url}/api/v1/${route}`, { method, body: body && JSON.stringify(body),
            headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) } });
        return { status: response.status, body: await response.json() };
    }

    for (const [route, target] of [
        ['emit/tenant', { tenantId: 'acme' }],
        ['emit/tenant', {}],
        ['emit/user', { tenantId: 'acme', userId: 'ann' }],
        ['emit/channel', { tenantId: 'acme', channel: 'wallet:w-http' }],
    ])
        it(`${route} ${JSON.stringify(target)} delivers, stamped`, async () => {
            const ann = await clients.enter(hub, hub.token({ user: 'ann', role: 'operator' }));
            await ann.emitWithAck('subscribe', 'wallet:w-http');
            const heard = next(ann, 'price-changed');
            const answer = await hub.post(`/api/v1/${route}`, { ...target, event: 'price-changed', data: { price: '1.50' } }, service);
            assert.equal(answer.status, 200, JSON.stringify(answer.body));
            assert.equal(answer.body.deliveries, 1);
            const [event] = await heard;
            assert.equal(event.price, '1.50');
            assert.equal(event.seq, answer.body.seq);
            assert.ok(Date.parse(event.timestamp) > 0);
        });

    for (const [what, route, options, status] of [
        ['no token', 'emit/tenant', () => ({ method: 'POST', body: { event: 'e', data: {} } }), 401],
        ['an expired token', 'emit/tenant', () => ({ method: 'POST', body: { event: 'e', data: {} }, token: hub.token({ role: 'service', ttl: -600 }) }), 401],
        ['a role without the right', 'emit/tenant', () => ({ method: 'POST', body: { event: 'e', data: {} }, token: hub.token({ role: 'user' }) }), 403],
        ['another tenant', 'emit/tenant', () => ({ method: 'POST', body: { tenantId: 'zeta', event: 'e', data: {} }, token: service }), 403],
        ["an event of the hub's own", 'emit/tenant', () => ({ method: 'POST', body: { event: 'connected', data: {} }, token: service }), 400],
        ['data that is no object', 'emit/tenant', () => ({ method: 'POST', body: { event: 'e', data: [1] }, token: service }), 400],
        ['an unknown operation', 'emit/everybody', () => ({ method: 'POST', body: {}, token: service }), 404],
        ['the wrong method', 'emit/tenant', () => ({ token: service }), 400],
    ])
        it(`${what} is refused with ${status} and a code`, async () => {
            const answer = await ask(route, options());
            assert.equal(answer.status, status);
            assert.deepEqual(Object.keys(answer.body), ['code', 'message', 'temporary']);
        });

    it('statistics: a tenant sees itself, a platform operator everybody', async () => {
        await clients.enter(hub, hub.token({ user: 'ann' }));
        await clients.enter(hub, hub.token({ user: 'zoe', tenant: 'zeta' }));
        const own = await ask('stats', { token: service });
        assert.deepEqual(own.body.tenantDetails, [{ tenantId: 'acme', activeConnections: 1 }]);
        assert.equal(own.body.totalConnections, 1);
        const all = await ask('stats', { token: hub.operatorToken() });
        assert.equal(all.body.activeTenants, 2);
    });

    describe('management', () => {
        const get = async (route) => {
            const response = await fetch(hub.management + route);
            return { status: response.status, text: await response.text() };
        };

        it('healthz and readyz', async () => {
            for (const route of ['/healthz', '/readyz']) assert.equal((await get(route)).status, 200);
        });
        it('stats has exactly the members of the contract', async () => {
            await clients.enter(hub, hub.token());
            const stats = JSON.parse((await get('/stats')).text);
            assert.deepEqual(Object.keys(stats), ['totalConnections', 'uniqueUsers', 'activeTenants', 'queuedTransactions', 'tenantDetails']);
            assert.deepEqual(stats.tenantDetails.map((detail) => Object.keys(detail)), [['tenantId', 'activeConnections']]);
        });
        it('metrics in the format of Prometheus', async () => {
            const { status, text } = await get('/metrics');
            assert.equal(status, 200);
            for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('#')))
                assert.match(line, /^[a-z_:][a-z0-9_:]*(\{.*\})? [-+0-9.eInfNa]+$/i);
            assert.match(text, /^opsroom_\w*connections\w*(\{.*\})? \d/m);
        });
        it('is not served to clients, nor clients to it', async () => {
            for (const route of ['/healthz', '/metrics', '/stats']) assert.equal((await fetch(hub.url + route)).status, 404);
            assert.equal((await get(`${path}/?EIO=4&transport=polling`)).status, 404);
        });
    });

    describe('origins', () => {
        const handshake = (headers, options = {}) => fetch(`${hub.url}${path}/?EIO=4&transport=polling`, { headers, ...options });

        it('a listed one gets the headers of CORS with credentials', async () => {
            const response = await handshake({ origin: site });
            assert.equal(response.status, 200);
            assert.equal(response.headers.get('access-control-allow-origin'), site);
            assert.equal(response.headers.get('access-control-allow-credentials'), 'true');
            assert.match(response.headers.get('vary'), /origin/i);
        });
        for (const origin of ['http://evil.example', 'null', 'http://app.example.evil', 'https://app.example', 'http://app.example:81'])
            it(`${origin} is refused by polling, and by WebSocket before the 101`, async () => {
                const response = await handshake({ origin });
                assert.equal(response.status, 403);
                assert.equal(response.headers.get('access-control-allow-origin'), null);
                const status = await new Promise((resolve, reject) => {
                    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}${path}/?EIO=4&transport=websocket`, { origin });
                    socket.once('open', () => reject(new Error('was accepted')));
                    socket.once('unexpected-response', (request, answer) => {
                        request.destroy();
                        resolve(answer.statusCode);
                    });
                    socket.on('error', () => {});
                });
                assert.equal(status, 403);
            });
    });
});

it('one user too many connections is told so, and others are let in', async () => {
    const hub = await Hub.start({ limits: { connections_per_user: 2 } });
    const clients = new Clients();
    try {
        for (let i = 0; i < 2; ++i) await clients.enter(hub, hub.token({ user: 'ann' }));
        const third = clients.open(hub, hub.token({ user: 'ann' }));
        const [error] = await next(third, 'connect_error');
        assert.equal(error.data.code, 106);
        await clients.enter(hub, hub.token({ user: 'bob' }));
    } finally {
        clients.closeAll();
        await hub.remove();
    }
});

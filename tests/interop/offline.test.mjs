// What back ends send to users who are away: kept, in order, until a client of theirs has acknowledged it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { Hub } from './support/hub.mjs';
import { Clients, ofName, settled, travels } from './support/clients.mjs';

const folder = mkdtempSync(join(tmpdir(), 'opsroom-offline-'));
const clients = new Clients();
let hub;
before(async () => { hub = await Hub.start({ store: { file: join(folder, 'hub.db') }, recovery: { enabled: true } }); });
after(async () => {
    await hub.remove();
    rmSync(folder, { recursive: true, force: true });
});
afterEach(() => clients.closeAll());

let users = 0;
const someone = () => `user-${++users}`;

async function send(userId, n, extra = {}) {
    const token = hub.token({ user: 'back-end', role: 'service' });
    const answer = await hub.post('/api/v1/emit/user', { tenantId: 'acme', userId, event: 'notice', data: { n }, ...extra }, token);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
}

// A client whose handler acknowledges as far as `accepts` says.
async function arrive(user, accepts = () => true, options = {}) {
    const socket = clients.open(hub, hub.token({ user, tenant: options.tenant ?? 'acme', role: 'user' }), options);
    socket.notices = [];
    socket.on('notice', (notice, acknowledge) => {
        socket.notices.push(notice.n);
        if (typeof acknowledge === 'function' && accepts(notice.n)) acknowledge();
    });
    await new Promise((resolve, reject) => { socket.on('connected', resolve); socket.on('connect_error', reject); });
    await settled(socket);
    await settled(socket); // what was acknowledged makes room for more
    return socket;
}

async function waiting() {
    const text = await (await fetch(`${hub.management}/metrics`)).text();
    return Number(/^opsroom_offline_waiting (\d+)/m.exec(text)[1]);
}

describe('a user who is away', () => {
    for (const [name, options] of travels)
        it(`gets it when he comes back, in order and once, ${name}`, async () => {
            const user = someone();
            for (let n = 1; n <= 3; ++n) {
                const answer = await send(user, n);
                assert.deepEqual([answer.kept, answer.deliveries, answer.durable], [true, 0, true]);
            }
            const first = await arrive(user, undefined, options);
            assert.deepEqual(first.notices, [1, 2, 3]);
            const [notice] = ofName(first, 'notice')[0];
            assert.deepEqual([notice.tenantId, notice.broadcastBy, typeof notice.eventId, typeof notice.seq],
                ['acme', 'back-end', 'string', 'number']);
            first.disconnect();
            const second = await arrive(user, undefined, options);
            assert.deepEqual(second.notices, []);
        });

    it('gets again what he did not acknowledge', async () => {
        const user = someone();
        for (let n = 1; n <= 4; ++n) await send(user, n);
        const first = await arrive(user, (n) => n % 2 === 0);
        assert.deepEqual(first.notices, [1, 2, 3, 4]);
        first.disconnect();
        assert.deepEqual((await arrive(user)).notices, [1, 3]);
    });

    it('gets more than fit in one window', async () => {
        const user = someone();
        const all = Array.from({ length: 120 }, (_, i) => i + 1);
        for (const n of all) await send(user, n);
        const socket = await arrive(user);
        await settled(socket);
        await settled(socket);
        assert.deepEqual(socket.notices, all);
    });

    it('gets it at once while he is there, without being asked for an ack', async () => {
        const user = someone();
        const socket = await arrive(user);
        const answer = await send(user, 1);
        assert.deepEqual([answer.kept, answer.deliveries], [undefined, 1]);
        await settled(socket);
        assert.equal(ofName(socket, 'notice')[0].some((argument) => typeof argument === 'function'), false);
    });

    it('has it on one of his connections', async () => {
        const user = someone();
        await send(user, 1);
        const first = await arrive(user, () => false);
        const second = await arrive(user);
        assert.deepEqual([first.notices, second.notices], [[1], []]);
        first.disconnect();
        while (second.notices.length === 0) await settled(second);
        assert.deepEqual(second.notices, [1]);
    });

    it('of the same name in another tenant gets nothing', async () => {
        const user = someone();
        await send(user, 1);
        assert.deepEqual((await arrive(user, undefined, { tenant: 'beta' })).notices, []);
        assert.deepEqual((await arrive(user)).notices, [1]);
    });

    it('gets it after a restart of the hub, and not what he had', async () => {
        const user = someone();
        await send(user, 1);
        await send(user, 2);
        const first = await arrive(user, (n) => n === 1);
        first.disconnect();
        while ((await (await fetch(`${hub.management}/stats`)).json()).totalConnections > 0);
        await send(user, 3);
        const before = await waiting();
        assert.equal(await hub.stop(), 0);
        await hub.start();
        assert.equal(await waiting(), before);
        assert.deepEqual((await arrive(user)).notices, [2, 3]);
        assert.equal(await waiting(), before - 2);
    });

    it('has it once in a session that is recovered', async () => {
        const user = someone();
        await send(user, 1, { data: { n: 1 } });
        const socket = await arrive(user);
        // A recovered session has it from here, and not from the history as well.
        socket.io.reconnection(false);
        const gone = new Promise((resolve) => socket.once('disconnect', resolve));
        socket.io.engine.close();
        await gone;
        await send(user, 2);
        socket.io.reconnection(true);
        const back = new Promise((resolve) => socket.once('connected', resolve));
        socket.connect();
        await back;
        await settled(socket);
        assert.deepEqual([socket.recovered, socket.notices], [true, [1, 2]]);
    });
});

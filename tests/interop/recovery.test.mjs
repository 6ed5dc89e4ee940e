// Clients that lose their connection and go on: Socket.IO's connection state recovery, and the hub's own resume.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Hub } from './support/hub.mjs';
import { Clients, next, ofName, settled, travels } from './support/clients.mjs';

const clients = new Clients();
let hub;
before(async () => { hub = await Hub.start({ recovery: { enabled: true } }); });
after(() => hub.remove());
afterEach(() => clients.closeAll());

const ids = (socket, name = 'transaction-updated') => ofName(socket, name).map(([update]) => update.transactionId);
const seqs = (socket) => ofName(socket, 'transaction-updated').map(([update]) => update.seq);
const patient = { reconnection: true, reconnectionDelay: 1, reconnectionDelayMax: 5, randomizationFactor: 0 };

async function service() {
    return clients.enter(hub, hub.token({ user: 'ledger', role: 'service' }), { transports: ['websocket'] });
}

async function publish(sender, ...transactionIds) {
    for (const transactionId of transactionIds) {
        const answer = await sender.timeout(5000).emitWithAck('transaction-update', { transactionId, status: 'completed' });
        assert.equal(answer.ok, true);
    }
}

// Breaks the connection as a network does, and waits until the client has noticed; it comes back by itself when told.
async function lose(socket) {
    socket.io.reconnection(false);
    const gone = next(socket, 'disconnect');
    socket.io.engine.close();
    await gone;
}

async function comeBack(socket) {
    socket.io.reconnection(true);
    const back = next(socket, 'connected');
    socket.connect();
    await back;
}

describe('connection state recovery', () => {
    for (const [name, options] of travels) {
        it(`gives what was missed, in order and once, ${name}`, async () => {
            const sender = await service();
            const socket = await clients.enter(hub, hub.token(), { ...patient, ...options });
            assert.equal(socket.recovered, false);
            const { id } = socket;
            await publish(sender, 'a', 'b');
            await settled(socket);
            await lose(socket);
            await publish(sender, 'c', 'd', 'e');
            await comeBack(socket);
            await publish(sender, 'f');
            await settled(socket);
            assert.equal(socket.recovered, true);
            assert.equal(socket.id, id);
            assert.deepEqual(ids(socket), ['a', 'b', 'c', 'd', 'e', 'f']);
        });
    }

    it('is in its rooms again, and in no other', async () => {
        const sender = await service();
        const socket = await clients.enter(hub, hub.token(), patient);
        await socket.timeout(5000).emitWithAck('subscribe', 'transaction:mine');
        await socket.timeout(5000).emitWithAck('leave-tenant', 'acme');
        await lose(socket);
        await publish(sender, 'other', 'mine');
        await comeBack(socket);
        await publish(sender, 'other', 'mine');
        await settled(socket);
        assert.deepEqual(ids(socket), ['mine', 'mine']);
    });

    it('goes on again and again, with nothing received in between', async () => {
        const sender = await service();
        const socket = await clients.enter(hub, hub.token(), { ...patient, transports: ['websocket'] });
        const sent = [];
        for (let round = 0; round < 5; ++round) {
            await lose(socket);
            if (round % 2 === 0) {
                sent.push(`r${round}`);
                await publish(sender, `r${round}`);
            }
            await comeBack(socket);
            assert.equal(socket.recovered, true);
        }
        await settled(socket);
        assert.deepEqual(ids(socket), sent);
    });

    it('is not for who said goodbye', async () => {
        const sender = await service();
        const socket = await clients.enter(hub, hub.token(), patient);
        socket.disconnect();
        await publish(sender, 'missed');
        await comeBack(socket);
        await settled(socket);
        assert.equal(socket.recovered, false);
        assert.deepEqual(ids(socket), []);
    });

    it('is not for another user, and not by a token that was refused', async () => {
        const socket = await clients.enter(hub, hub.token(), { ...patient, transports: ['websocket'] });
        const { token } = socket.auth;
        await lose(socket);
        socket.auth.token = `${token}x`;
        const refused = next(socket, 'connect_error');
        socket.connect();
        assert.equal((await refused)[0].data.code, 101);
        socket.auth.token = hub.token({ user: 'mallory' });
        await comeBack(socket);
        assert.equal(socket.recovered, false);
    });

    it('keeps the payload in its place: the offset comes behind it', async () => {
        const sender = await service();
        const socket = await clients.enter(hub, hub.token());
        await publish(sender, 'z');
        await settled(socket);
        const [args] = ofName(socket, 'transaction-updated');
        assert.equal(args[0].transactionId, 'z');
        assert.equal(typeof args[1], 'string');
    });
});

describe('resume in the CONNECT', () => {
    for (const [name, options] of travels) {
        it(`gives what was missed before anything live ${name}`, async () => {
            const sender = await service();
            const first = await clients.enter(hub, hub.token(), options);
            const { epoch, seq } = first.connectedEvent.streams[0];
            first.disconnect();
            await publish(sender, 'one', 'two');
            const socket = clients.open(hub, hub.token(), { ...options, auth: { token: hub.token(), resume: { epoch, seq } } });
            const [answer] = await next(socket, 'resumed');
            await publish(sender, 'three');
            await settled(socket);
            assert.deepEqual(answer, { refused: [], streams: [{ tenantId: 'acme', ok: true, epoch, seq: seq + 2,
                recovered: 2, isComplete: true, lastSeq: seq + 2 }] });
            assert.deepEqual(seqs(socket), [seq + 1, seq + 2, seq + 3]);
        });
    }

    it('says what is missing', async () => {
        const socket = clients.open(hub, hub.token(), { auth: { token: hub.token(), resume: { epoch: 'old', seq: 1 } } });
        const [{ streams: [answer] }] = await next(socket, 'resumed');
        assert.equal(answer.code, 112);
        assert.equal(typeof answer.epoch, 'string');
        assert.equal(typeof answer.lastSeq, 'number');
    });

    it('subscribes first', async () => {
        const socket = clients.open(hub, hub.token({ role: 'user' }), { auth: { token: hub.token({ role: 'user' }),
            resume: { streams: [], channels: ['transaction:x', 'compliance:alerts', 'no such'] } } });
        const [answer] = await next(socket, 'resumed');
        assert.deepEqual(answer, { refused: ['compliance:alerts', 'no such'], streams: [] });
    });

    it('is refused when malformed', async () => {
        for (const resume of [1, {}, { epoch: 'x' }, { epoch: 'x', seq: -1 }, { streams: [{ seq: 1 }] }, { streams: {} },
            { streams: [], channels: [1] }]) {
            const socket = clients.open(hub, hub.token(), { auth: { token: hub.token(), resume } });
            const [error] = await next(socket, 'connect_error');
            assert.equal(error.data.code, 107, JSON.stringify(resume));
        }
    });
});

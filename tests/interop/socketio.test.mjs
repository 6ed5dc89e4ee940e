// What the official Socket.IO v5 suite asks of a server, and the odd inputs of docs/protocol.md.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startConformance, stopConformance, suite } from './support/conformance.mjs';

before(startConformance);
after(stopConformance);

const { webSocket } = suite('/socket.io/');

async function opened() {
    const peer = webSocket();
    await peer.next();
    return peer;
}

// A client in the main namespace.
async function entered() {
    const peer = await opened();
    peer.send('40');
    assert.match(await peer.nextBesidesPing(), /^40\{"sid":/);
    assert.equal(await peer.nextBesidesPing(), '42["auth",{}]');
    return peer;
}

describe('connect', () => {
    const accepted = [['40', '40', '42["auth",{}]'], ['40{"token":"123"}', '40', '42["auth",{"token":"123"}]'],
        ['40/,', '40', '42["auth",{}]'], ['40/custom,', '40/custom,', '42/custom,["auth",{}]'],
        ['40/custom,{"token":"abc"}', '40/custom,', '42/custom,["auth",{"token":"abc"}]']];
    for (const [packet, head, auth] of accepted) {
        it(`${packet} enters`, async () => {
            const peer = await opened();
            peer.send(packet);
            const answer = await peer.nextBesidesPing();
            assert.ok(answer.startsWith(head));
            assert.deepEqual(Object.keys(JSON.parse(answer.slice(head.length))), ['sid']);
            assert.equal(await peer.nextBesidesPing(), auth);
            peer.end();
        });
    }

    it('an unknown namespace is refused, and nothing else happens', async () => {
        const peer = await opened();
        peer.send('40/random');
        assert.equal(await peer.nextBesidesPing(), '44/random,{"message":"Invalid namespace"}');
        peer.send('40');
        assert.match(await peer.nextBesidesPing(), /^40/);
        peer.end();
    });

    it('who enters no namespace in time is closed', async () => {
        const peer = await opened();
        // Answers the heartbeats until then.
        await assert.rejects(peer.nextBesidesPing(), /closed/);
    });
});

describe('disconnect', () => {
    it('leaves the namespace and not the connection', async () => {
        const peer = await entered();
        peer.send('41');
        assert.equal(await peer.next(), '2');
        peer.end();
    });

    it('of another namespace leaves the main one alone', async () => {
        const peer = await entered();
        peer.send('40/custom');
        assert.match(await peer.nextBesidesPing(), /^40\/custom,/);
        assert.equal(await peer.nextBesidesPing(), '42/custom,["auth",{}]');
        peer.send('41/custom');
        peer.send('42["message","still here"]');
        assert.equal(await peer.nextBesidesPing(), '42["message-back","still here"]');
        peer.end();
    });
});

describe('messages', () => {
    it('come back', async () => {
        const peer = await entered();
        peer.send('42["message",1,"2",{"3":[true]}]');
        assert.equal(await peer.nextBesidesPing(), '42["message-back",1,"2",{"3":[true]}]');
        peer.end();
    });

    it('are acknowledged', async () => {
        const peer = await entered();
        peer.send('42456["message-with-ack",1,"2",{"3":[false]}]');
        assert.equal(await peer.nextBesidesPing(), '43456[1,"2",{"3":[false]}]');
        peer.end();
    });

    for (const [head, answer] of [['452-["message"', '452-["message-back"'], ['452-789["message-with-ack"', '462-789[']]) {
        it(`with attachments: ${head}`, async () => {
            const peer = await entered();
            const body = '{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]';
            peer.send(`${head},${body}`);
            peer.send(Buffer.from([1, 2, 3]));
            peer.send(Buffer.from([4, 5, 6]));
            assert.equal(await peer.nextBesidesPing(), answer + (answer.endsWith('[') ? '' : ',') + body);
            assert.deepEqual(await peer.nextBesidesPing(), Buffer.from([1, 2, 3]));
            assert.deepEqual(await peer.nextBesidesPing(), Buffer.from([4, 5, 6]));
            peer.end();
        });
    }
});

describe('odd input', () => {
    const closes = ['4', '42[]', '42[null]', '42{}', '42["a"', '42["connect"]', '42["disconnect"]', '42["connect_error"]',
        '42["disconnecting"]', '42["newListener"]', '42["removeListener"]', '42-1["a"]', '42abc["a"]', '431{}', '41{}', '42/custom,["a"]',
        '41/custom,', '40', '44{"message":"x"}', '47["a"]', '48', '49', '450-["a"]', '451["a"]', '45-["a"]',
        '451-["a",{"_placeholder":true,"num":1}]', '451-["a",{"_placeholder":true,"num":-1}]',
        '451-["a",{"_placeholder":true,"num":"0"}]', '4511-["a"]', '2', '7', 'x', 'bAQID', '40admin,', Buffer.from([1])];
    for (const input of closes) {
        it(`${typeof input === 'string' ? input : 'an unexpected binary message'} closes the connection`, async () => {
            const peer = await entered();
            peer.send(input);
            await peer.closed;
        });
    }

    for (const input of ['40[]', '40"a"', '40{', '40null', '42["message"]']) {
        it(`${input} before entering closes the connection`, async () => {
            const peer = await opened();
            peer.send(input);
            await peer.closed;
        });
    }

    it('text while attachments are due closes the connection', async () => {
        const peer = await entered();
        peer.send('451-["message",{"_placeholder":true,"num":0}]');
        peer.send('42["message"]');
        await peer.closed;
    });

    const tolerated = ['42[1]', '42["error"]', '43999[]', '43', '43[]', '0', '5', '6', '3probe', '3'];
    for (const input of tolerated) {
        it(`${input} is tolerated`, async () => {
            const peer = await entered();
            peer.send(input);
            peer.send('42["message","after"]');
            assert.equal(await peer.nextBesidesPing(), '42["message-back","after"]');
            peer.end();
        });
    }

    it('a pong between attachments is tolerated', async () => {
        const peer = await entered();
        peer.send('451-["message",{"_placeholder":true,"num":0}]');
        peer.send('3');
        peer.send(Buffer.from([7]));
        assert.equal(await peer.nextBesidesPing(), '451-["message-back",{"_placeholder":true,"num":0}]');
        assert.deepEqual(await peer.nextBesidesPing(), Buffer.from([7]));
        peer.end();
    });
});

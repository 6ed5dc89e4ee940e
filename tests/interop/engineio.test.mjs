// What the official Engine.IO v4 suite asks of a server, on both paths of opsroom-conformance.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pingInterval, pingTimeout, startConformance, stopConformance, suite } from './support/conformance.mjs';

before(startConformance);
after(stopConformance);

for (const path of ['/engine.io/', '/socket.io/']) {
    const { http, poll, post, open, socket, webSocket } = suite(path);

    describe(`handshake at ${path}`, () => {
        it('by polling opens a session', async () => {
            const response = await http('EIO=4&transport=polling');
            assert.equal(response.status, 200);
            const text = await response.text();
            assert.equal(text[0], '0');
            const opened = JSON.parse(text.slice(1));
            assert.deepEqual(Object.keys(opened).sort(), ['maxPayload', 'pingInterval', 'pingTimeout', 'sid', 'upgrades']);
            assert.deepEqual([opened.upgrades, opened.pingInterval, opened.pingTimeout, opened.maxPayload],
                [['websocket'], pingInterval, pingTimeout, 1_000_000]);
            assert.equal(typeof opened.sid, 'string');
        });

        const refused = [['', 'GET'], ['transport=polling', 'GET'], ['EIO=abc&transport=polling', 'GET'], ['EIO=4', 'GET'],
            ['EIO=4&transport=abc', 'GET'], ['EIO=4&transport=polling', 'POST'], ['EIO=4&transport=polling', 'PUT'],
            ['EIO=4&transport=polling&sid=unknown', 'GET'], ['EIO=4&transport=websocket', 'GET']];
        for (const [query, method] of refused) {
            it(`${method} ?${query} is refused`, async () => {
                assert.equal((await http(query, { method })).status, 400);
            });
        }

        it('by WebSocket opens a session', async () => {
            const peer = webSocket();
            const opened = JSON.parse((await peer.next()).slice(1));
            assert.deepEqual(Object.keys(opened).sort(), ['maxPayload', 'pingInterval', 'pingTimeout', 'sid', 'upgrades']);
            assert.deepEqual(opened.upgrades, []);
            peer.end();
        });

        for (const query of ['transport=websocket', 'EIO=abc&transport=websocket', 'EIO=4', 'EIO=4&transport=abc']) {
            it(`a WebSocket with ?${query} is refused before the 101`, async () => {
                assert.equal(await socket(query).opened, false);
            });
        }
    });

    describe(`heartbeat at ${path}`, () => {
        it('by polling: the server pings', async () => {
            const { sid } = await open();
            for (let i = 0; i < 3; ++i) {
                assert.equal(await poll(sid), '2');
                assert.equal((await post(sid, '3')).status, 200);
            }
        });

        it('by WebSocket: the server pings', async () => {
            const peer = webSocket();
            await peer.next();
            for (let i = 0; i < 3; ++i) {
                assert.equal(await peer.next(), '2');
                peer.send('3');
            }
            peer.end();
        });

        it('without a pong the WebSocket is closed', async () => {
            const peer = webSocket();
            await peer.next();
            await peer.closed;
        });

        it('without a pong the polling session ends', async () => {
            const { sid } = await open();
            for (;;) {
                const response = await http(`EIO=4&transport=polling&sid=${sid}`);
                if (response.status === 400) return;
                await response.text();
            }
        });
    });

    describe(`close at ${path}`, () => {
        it('by polling: the waiting poll is released with a noop', async () => {
            const { sid } = await open();
            const parked = http(`EIO=4&transport=polling&sid=${sid}`);
            // Its place in line: the POST behind it is answered when it waits.
            assert.equal((await post(sid, '3')).status, 200);
            const closing = await post(sid, '1');
            const waiting = await parked;
            assert.deepEqual([waiting.status, await waiting.text(), closing.status], [200, '6', 200]);
            assert.equal((await http(`EIO=4&transport=polling&sid=${sid}`)).status, 400);
        });

        it('by WebSocket: the connection ends', async () => {
            const peer = webSocket();
            await peer.next();
            peer.send('1');
            await peer.closed;
        });
    });

    describe(`upgrade at ${path}`, () => {
        const upgraded = async () => {
            const { sid } = await open();
            const peer = socket(`EIO=4&transport=websocket&sid=${sid}`);
            await peer.opened;
            peer.send('2probe');
            assert.equal(await peer.next(), '3probe');
            assert.equal(await poll(sid), '6');
            peer.send('5');
            // The first ping on the WebSocket says that the 5 has arrived.
            assert.equal(await peer.next(), '2');
            peer.send('3');
            return { sid, peer };
        };

        it('moves the session to the WebSocket', async () => {
            const { peer } = await upgraded();
            if (path === '/engine.io/') {
                peer.send('4hello');
                assert.equal(await peer.nextBesidesPing(), '4hello');
            } else {
                assert.equal(await peer.next(), '2');
            }
            peer.end();
        });

        it('leaves polls of that session refused', async () => {
            const { sid, peer } = await upgraded();
            assert.equal((await http(`EIO=4&transport=polling&sid=${sid}`)).status, 400);
            assert.equal((await post(sid, '4hello')).status, 400);
            peer.end();
        });

        it('leaves a second WebSocket of that session out', async () => {
            const { sid, peer } = await upgraded();
            const second = socket(`EIO=4&transport=websocket&sid=${sid}`);
            await second.closed;
            peer.end();
        });

        it('that never comes about leaves the session on polling', async () => {
            const { sid } = await open();
            const peer = socket(`EIO=4&transport=websocket&sid=${sid}`);
            await peer.opened;
            peer.send('junk');
            await peer.closed;
            assert.equal(await poll(sid), '2');
        });
    });
}

describe('messages at /engine.io/', () => {
    const { http, poll, post, open, webSocket } = suite('/engine.io/');

    it('by polling: one packet, several packets, text and binary', async () => {
        const { sid } = await open();
        for (const body of ['4hello', '4test1\x1e4test2\x1e4test3', '4hello\x1ebAQIDBA==']) {
            const [echoed, posted] = await Promise.all([poll(sid), post(sid, body)]);
            assert.equal(await posted.text(), 'ok');
            assert.equal(echoed, body);
        }
    });

    it('by polling: an invalid packet ends the session', async () => {
        const { sid } = await open();
        assert.equal((await post(sid, 'abc')).status, 400);
        assert.equal((await http(`EIO=4&transport=polling&sid=${sid}`)).status, 400);
    });

    it('by polling: a second poll ends the session and tells the first one', async () => {
        const { sid } = await open();
        const answers = await Promise.all([0, 1].map(() => http(`EIO=4&transport=polling&sid=${sid}`)));
        assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400]);
        assert.equal(await answers.find(({ status }) => status === 200).text(), '1');
    });

    it('by polling: a poll that is cut off ends the session', async () => {
        const { sid } = await open();
        const controller = new AbortController();
        const cut = http(`EIO=4&transport=polling&sid=${sid}`, { signal: controller.signal }).catch(() => 'cut');
        // The poll is parked once a POST behind it was answered.
        assert.equal((await post(sid, '3')).status, 200);
        controller.abort();
        assert.equal(await cut, 'cut');
        for (let i = 0; i < 1000; ++i) {
            if ((await post(sid, '3')).status === 400) return;
        }
        assert.fail('the session went on');
    });

    it('by WebSocket: text and binary', async () => {
        const peer = webSocket();
        await peer.next();
        peer.send('4hello');
        assert.equal(await peer.nextBesidesPing(), '4hello');
        peer.send(Buffer.from([1, 2, 3, 4]));
        assert.deepEqual(await peer.nextBesidesPing(), Buffer.from([1, 2, 3, 4]));
        peer.end();
    });

    it('by WebSocket: an invalid packet closes the connection', async () => {
        const peer = webSocket();
        await peer.next();
        peer.send('abc');
        await peer.closed;
    });
});

// A load balancer in front of the hub that speaks the PROXY protocol: the client that it names counts, for the lists of
// networks and for everything else; and nobody else may say who he is.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { after, afterEach, before, describe, it } from 'node:test';
import { Hub, path } from './support/hub.mjs';
import { Clients, ofName, settled, travels } from './support/clients.mjs';

const clients = new Clients();
afterEach(() => clients.closeAll());

function binary(address, command = 0x21) {
    const header = Buffer.alloc(28);
    Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1').copy(header);
    header.writeUInt8(command, 12);
    header.writeUInt8(0x11, 13);
    header.writeUInt16BE(12, 14);
    address.split('.').forEach((part, i) => header.writeUInt8(Number(part), 16 + i));
    [10, 0, 0, 1].forEach((part, i) => header.writeUInt8(part, 20 + i));
    header.writeUInt16BE(40_000, 24);
    header.writeUInt16BE(443, 26);
    return header;
}
const text = (address) => Buffer.from(`PROXY TCP4 ${address} 10.0.0.1 40000 443\r\n`);

// A proxy that writes \a header in front of every connection, in pieces if \a isSlow. Resolves with {url, close}.
function proxyTo(hub, header, isSlow = false) {
    const server = net.createServer(async (near) => {
        const far = net.connect(hub.port, '127.0.0.1');
        near.on('error', () => far.destroy());
        far.on('error', () => near.destroy());
        far.setNoDelay(true);
        near.pause();
        if (isSlow) {
            for (const byte of header) {
                far.write(Buffer.from([byte]));
                await new Promise((resolve) => setImmediate(resolve));
            }
        } else {
            far.write(header);
        }
        near.pipe(far);
        far.pipe(near);
    });
    return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({
        url: `http://127.0.0.1:${server.address().port}`,
        port: server.address().port,
        close: () => { server.close(); server.closeAllConnections?.(); },
    })));
}

async function get(hub, header) {
    const socket = net.connect(hub.port, '127.0.0.1');
    socket.on('error', () => {});
    let answer = '';
    socket.on('data', (chunk) => { answer += chunk; });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(Buffer.concat([Buffer.from(header), Buffer.from(`GET ${path}/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)]));
    await closed;
    return answer.split('\r\n')[0];
}

describe('behind a proxy that speaks the PROXY protocol', () => {
    let hub;
    before(async () => {
        hub = await Hub.start({ log: { level: 'debug' }, admission: { trusted_proxies: ['127.0.0.1'], proxy_protocol: true, deny: ['203.0.113.0/24'] } });
    });
    after(() => hub.remove());

    for (const [version, header] of [['1', text('192.0.2.7')], ['2', binary('192.0.2.7')]])
        for (const [name, options] of travels)
            it(`version ${version}: a client is let in ${name}`, async () => {
                const proxy = await proxyTo(hub, header, name === 'by WebSocket only');
                try {
                    const socket = await clients.enter({ url: proxy.url }, hub.token({ user: 'ann', role: 'operator' }), options);
                    const answer = await socket.emitWithAck('transaction-update', { transactionId: 't', status: 'pending' });
                    assert.equal(answer.ok, true);
                    await settled(socket);
                    assert.equal(ofName(socket, 'transaction-updated').length, 1);
                } finally {
                    clients.closeAll();
                    proxy.close();
                }
            });

    it('the client that it names is denied, whatever else he writes', async () => {
        assert.match(await get(hub, text('203.0.113.5')), / 403 /);
        assert.match(await get(hub, binary('203.0.113.5')), / 403 /);
        assert.match(await get(hub, text('192.0.2.7')), / 200 /);
    });
    it('a bad token is the client\'s, and not the proxy\'s', async () => {
        const proxy = await proxyTo(hub, text('192.0.2.99'));
        await assert.rejects(clients.enter({ url: proxy.url }, 'no token', { transports: ['websocket'] }));
        proxy.close();
        assert.match(hub.log, /"token-refused"[^\n]*"peer":"192\.0\.2\.99"/);
    });
    it('a health check of the proxy itself is answered', async () => {
        assert.match(await get(hub, binary('0.0.0.0', 0x20)), / 200 /);
        assert.match(await get(hub, 'PROXY UNKNOWN\r\n'), / 200 /);
    });
    it('a connection of the proxy without a header is closed without an answer', async () => {
        assert.equal(await get(hub, ''), '');
        assert.equal(await get(hub, 'PROXY TCP4 not an address\r\n'), '');
        assert.match(hub.log, /proxy-header-refused/);
    });
});

it('the header comes in front of TLS', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'opsroom-proxy-'));
    const file = (name) => join(folder, name);
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', '/CN=localhost',
        '-keyout', file('key.pem'), '-out', file('certificate.pem')], { stdio: 'ignore' });
    const hub = await Hub.start({ tls: { certificate: file('certificate.pem'), key: file('key.pem') },
        admission: { trusted_proxies: ['127.0.0.1'], proxy_protocol: true, deny: ['203.0.113.0/24'] } });
    try {
        for (const [header, status] of [[text('192.0.2.7'), 200], [binary('192.0.2.7'), 200], [text('203.0.113.5'), 403]]) {
            const raw = net.connect(hub.port, '127.0.0.1');
            raw.write(header);
            const secure = tls.connect({ socket: raw, rejectUnauthorized: false });
            let answer = '';
            secure.on('data', (chunk) => { answer += chunk; });
            const closed = new Promise((resolve, reject) => { secure.once('close', resolve); secure.once('error', reject); });
            secure.write(`GET ${path}/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
            await closed;
            assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `));
        }
    } finally {
        await hub.remove();
        rmSync(folder, { recursive: true, force: true });
    }
});

describe('from somebody who is no trusted proxy', () => {
    let hub;
    before(async () => { hub = await Hub.start({ admission: { trusted_proxies: ['10.0.0.0/8'], proxy_protocol: true, deny: ['203.0.113.0/24'] } }); });
    after(() => hub.remove());

    it('a header is a bad request, and a request without one is served', async () => {
        assert.match(await get(hub, text('192.0.2.7')), / 400 /);
        assert.doesNotMatch(await get(hub, binary('192.0.2.7')), / 200 /);
        assert.match(await get(hub, ''), / 200 /);
    });
});

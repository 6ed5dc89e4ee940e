// O6: TLS, and certificates of back ends (`tls.client_ca`): a token with the role of a back end is worth nothing without
// one, everybody else needs none, and one of a stranger's issuer ends the handshake.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, copyFileSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import tls from 'node:tls';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { io } from 'socket.io-client';
import { Hub, path } from './support/hub.mjs';
import { run } from './support/program.mjs';

const folder = mkdtempSync(join(tmpdir(), 'opsroom-certificates-'));
const file = (name) => join(folder, name);
const pem = (name) => readFileSync(file(name));

async function openssl(...args) {
    const { code, stderr } = await run('openssl', args);
    assert.equal(code, 0, stderr);
}

// An issuer, and what it has signed: NAME.pem, NAME.key.
async function makeIssuer(name) {
    await openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj',
        `/CN=${name}`, '-keyout', file(`${name}.key`), '-out', file(`${name}.pem`));
}
async function makeCertificate(name, issuer) {
    await openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', `/CN=${name}`,
        '-keyout', file(`${name}.key`), '-out', file(`${name}.csr`));
    await openssl('x509', '-req', '-in', file(`${name}.csr`), '-CA', file(`${issuer}.pem`), '-CAkey',
        file(`${issuer}.key`), '-CAcreateserial', '-days', '2', '-extfile', file('names'), '-out', file(`${name}.pem`));
}

before(async () => {
    writeFileSync(file('names'), 'subjectAltName=IP:127.0.0.1\n');
    await makeIssuer('issuer');
    await makeIssuer('stranger');
    await makeCertificate('hub', 'issuer');
    await makeCertificate('ledger', 'issuer');
    await makeCertificate('intruder', 'stranger');
    copyFileSync(file('issuer.pem'), file('trusted.pem'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const sockets = [];
afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));

const shown = (name) => (name ? { cert: pem(`${name}.pem`), key: pem(`${name}.key`) } : {});

// How an attempt to enter ends: 'in', or the words of the refusal.
function enter(hub, token, { certificate, transport = 'websocket', extraHeaders = {} } = {}) {
    const socket = io(hub.url, { path, auth: { token }, transports: [transport], reconnection: false, forceNew: true,
        ca: pem('issuer.pem'), extraHeaders, ...shown(certificate) });
    sockets.push(socket);
    return new Promise((resolve) => {
        socket.once('connect', () => resolve({ end: 'in', socket }));
        socket.once('connect_error', (error) => resolve({ end: error.data?.message ? `${error.data.code} ${error.data.message}` : error.message }));
    });
}

function post(hub, route, body, token, certificate, headers = {}) {
    return new Promise((resolve, reject) => {
        const request = https.request(`${hub.url}${route}`, { method: 'POST', ca: pem('issuer.pem'), agent: false,
            ...shown(certificate),
            headers: { ...headers, 'Content-Type': 'application/json', Authorization: `Bearer ${token}` } }, (response) => {
            let text = '';
            response.on('data', (chunk) => { text += chunk; });
            response.on('end', () => resolve({ status: response.statusCode, body: JSON.parse(text) }));
        });
        request.on('error', reject);
        request.end(JSON.stringify(body));
    });
}

const emission = { event: 'transaction-update', data: { transactionId: 't-1', status: 'completed' } };

describe('O6: certificates of back ends', () => {
    let hub;
    let service;
    before(async () => {
        hub = await Hub.start({ tls: { certificate: file('hub.pem'), key: file('hub.key'), client_ca: file('trusted.pem') } });
        service = hub.token({ user: 'ledger', role: 'service' });
    });
    after(() => hub?.remove());

    for (const transport of ['websocket', 'polling']) {
        it(`a back end enters with its certificate, and not with its token alone (${transport})`, async () => {
            assert.equal((await enter(hub, service, { certificate: 'ledger', transport })).end, 'in');
            assert.match((await enter(hub, service, { transport })).end, /^101 .*certificate/i);
        });
        it(`a user needs none (${transport})`, async () => {
            assert.equal((await enter(hub, hub.token({ role: 'user' }), { transport })).end, 'in');
        });
        it(`one of a stranger's issuer ends the handshake (${transport})`, async () => {
            const { end } = await enter(hub, hub.token({ role: 'user' }), { certificate: 'intruder', transport });
            assert.notEqual(end, 'in');
            assert.doesNotMatch(end, /^\d+ /, 'there is no answer of the hub');
        });
    }

    it('the same for the HTTP interface', async () => {
        assert.equal((await post(hub, '/api/v1/emit/tenant', emission, service, 'ledger')).status, 200);
        const refused = await post(hub, '/api/v1/emit/tenant', emission, service);
        assert.equal(refused.status, 401);
        assert.match(JSON.stringify(refused.body), /certificate/);
        await assert.rejects(post(hub, '/api/v1/emit/tenant', emission, service, 'intruder'));
    });

    it('a session cannot become a back end by its next token', async () => {
        const { socket } = await enter(hub, hub.token({ user: 'ledger', role: 'user' }));
        const refused = await socket.timeout(5000).emitWithAck('refresh-token', { token: service });
        assert.equal(refused.code, 101);
        const { socket: certified } = await enter(hub, hub.token({ user: 'ledger', role: 'service' }), { certificate: 'ledger' });
        const renewed = await certified.timeout(5000).emitWithAck('refresh-token', { token: hub.token({ user: 'ledger', role: 'service', ttl: 7200 }) });
        assert.equal(renewed.ok, true);
    });

    it('TLS before 1.2 is not spoken', async () => {
        const attempt = (options) => new Promise((resolve) => {
            const socket = tls.connect({ port: hub.port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
            socket.once('secureConnect', () => { resolve(socket.getProtocol()); socket.destroy(); });
            socket.once('error', () => resolve('refused'));
        });
        assert.equal(await attempt({ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }), 'refused');
        assert.equal(await attempt({ maxVersion: 'TLSv1.2' }), 'TLSv1.2');
        assert.equal(await attempt({}), 'TLSv1.3');
    });

    // Last: the hub trusts somebody else from here on.
    it('other issuers count from SIGHUP on', async () => {
        copyFileSync(file('stranger.pem'), file('trusted.pem'));
        process.kill(hub.pid, 'SIGHUP');
        const deadline = Date.now() + 10_000;
        let end;
        do end = (await enter(hub, service, { certificate: 'intruder' })).end; while (end !== 'in' && Date.now() < deadline);
        assert.equal(end, 'in');
        assert.notEqual((await enter(hub, service, { certificate: 'ledger' })).end, 'in');
    });
});

describe('O6: certificates behind a proxy', () => {
    it("the proxy's own makes nobody behind it a back end", async () => {
        const hub = await Hub.start({ tls: { certificate: file('hub.pem'), key: file('hub.key'), client_ca: file('issuer.pem') },
            admission: { trusted_proxies: ['127.0.0.1'] } });
        try {
            const service = hub.token({ user: 'ledger', role: 'service' });
            const extraHeaders = { 'x-forwarded-for': '203.0.113.9' };
            for (const transport of ['websocket', 'polling'])
                assert.match((await enter(hub, service, { certificate: 'ledger', transport, extraHeaders })).end, /^101 .*certificate/i);
            assert.equal((await post(hub, '/api/v1/emit/tenant', emission, service, 'ledger', extraHeaders)).status, 401);
            assert.equal((await enter(hub, hub.token({ role: 'user' }), { certificate: 'ledger', extraHeaders })).end, 'in');
            assert.equal((await enter(hub, service, { certificate: 'ledger' })).end, 'in', 'who comes without the proxy');
        } finally {
            await hub.remove();
        }
    });
});

describe('O6: certificates of everybody', () => {
    it('nobody gets in without', async () => {
        const hub = await Hub.start({ tls: { certificate: file('hub.pem'), key: file('hub.key'), client_ca: file('issuer.pem'),
            client_certificate_required: true } });
        try {
            assert.notEqual((await enter(hub, hub.token({ role: 'user' }))).end, 'in');
            assert.equal((await enter(hub, hub.token({ role: 'user' }), { certificate: 'ledger' })).end, 'in');
        } finally {
            await hub.remove();
        }
    });

    for (const [what, settings, says] of [
        ['issuers without TLS', { client_ca: '/nowhere.pem' }, /tls\.client_ca/],
        ['certificates without issuers', { certificate: 'hub.pem', key: 'hub.key', client_certificate_required: true }, /tls\.client_ca/],
        ['a file without certificates', { certificate: 'hub.pem', key: 'hub.key', client_ca: 'hub.key' }, /no PEM certificate of an issuer/],
    ]) {
        it(`${what}: the hub does not start`, async () => {
            const named = Object.fromEntries(Object.entries(settings).map(([key, value]) =>
                [key, typeof value === 'string' && !value.startsWith('/') ? file(value) : value]));
            const hub = new Hub({ tls: named, log: { level: 'error' } });
            await assert.rejects(hub.start(), /ended with/);
            assert.match(hub.log, says);
            await hub.remove();
        });
    }
});

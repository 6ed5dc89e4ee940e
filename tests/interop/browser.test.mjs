// The unmodified client in a real browser, on a page of another origin: CORS with credentials, for listed origins only.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, it } from 'node:test';
import { Hub, path } from './support/hub.mjs';

const require = createRequire(import.meta.url);
const clientScript = readFileSync(join(dirname(require.resolve('socket.io-client/package.json')), 'dist/socket.io.min.js'));

// Serves the page, and hears from it how it went.
class Page {
    #server = createServer((request, response) => {
        if (request.url === '/socket.io.js') {
            response.setHeader('Content-Type', 'text/javascript').end(clientScript);
        } else if (request.url === '/report') {
            let body = '';
            request.on('data', (chunk) => { body += chunk; });
            request.on('end', () => { response.end(); this.#report(JSON.parse(body)); });
        } else {
            response.setHeader('Content-Type', 'text/html').end(this.#html);
        }
    });
    #html = '';
    #report;
    report = new Promise((resolve) => { this.#report = resolve; });

    async listen(script) {
        this.#html = `<!doctype html><script src="/socket.io.js"></script><script>
            const report = (what) => fetch('/report', { method: 'POST', body: JSON.stringify(what) });
            ${script}</script>`;
        this.#server.listen(0, '127.0.0.1');
        await once(this.#server, 'listening');
        this.port = this.#server.address().port;
    }

    close() {
        this.#server.closeAllConnections();
        this.#server.close();
    }
}

async function visit(url, until) {
    const profile = mkdtempSync(join(tmpdir(), 'opsroom-browser-'));
    const browser = spawn('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
        `--user-data-dir=${profile}`, '--remote-debugging-port=0', url], { stdio: 'ignore', detached: true });
    const ended = once(browser, 'exit');
    try {
        return await Promise.race([until, ended.then(() => { throw new Error('the browser ended'); })]);
    } finally {
        if (browser.exitCode === null) {
            process.kill(-browser.pid, 'SIGKILL');
            await ended;
        }
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
}

let page;
let hub;
before(() => { page = new Page(); });
after(async () => { page.close(); await hub?.remove(); });

const script = (token) => `
    const roads = [];
    const socket = io('${hub.url}', { path: '${path}', withCredentials: true, reconnection: false, auth: { token: '${token}' } });
    socket.io.engine.on('upgrade', (transport) => roads.push(transport.name));
    socket.on('connect_error', (error) => report({ refused: error.message }));
    socket.on('transaction-updated', (event) => {
        const tell = () => report({ event, roads, origin: location.origin });
        socket.io.engine.transport.name === 'websocket' ? tell() : socket.io.engine.once('upgrade', () => setTimeout(tell));
    });
    socket.on('connected', () => socket.emit('transaction-update', { transactionId: 'from-a-page', status: 'pending' }));`;

it('a page of a listed origin connects by polling, upgrades, publishes and receives', { timeout: 60_000 }, async () => {
    hub = await Hub.start({ hub: { origins: ['http://127.0.0.1:*'] } });
    await page.listen(script(hub.token()));
    const { event, roads, refused, origin } = await visit(`http://127.0.0.1:${page.port}/`, page.report);
    assert.equal(refused, undefined);
    assert.equal(event.transactionId, 'from-a-page');
    assert.deepEqual(roads, ['websocket']);
    assert.notEqual(origin, hub.url);
    await hub.remove();
});

it('a page of another origin is kept out', { timeout: 60_000 }, async () => {
    page.close();
    page = new Page();
    hub = await Hub.start({ hub: { origins: ['https://console.example'] } });
    await page.listen(script(hub.token()));
    assert.deepEqual(await visit(`http://127.0.0.1:${page.port}/`, page.report), { refused: 'xhr poll error' });
});

it('preflight and answers name the origin, never a star', async () => {
    const own = await Hub.start({ hub: { origins: ['https://console.example'] } });
    try {
        const poll = `${own.url}${path}/?EIO=4&transport=polling`;
        const ask = (origin, init = {}) => fetch(poll, { ...init, headers: { Origin: origin, ...init.headers } });
        const listed = await ask('https://console.example');
        assert.deepEqual([listed.status, listed.headers.get('access-control-allow-origin'), listed.headers.get('access-control-allow-credentials')],
            [200, 'https://console.example', 'true']);
        assert.match(listed.headers.get('vary'), /origin/i);
        const preflight = await ask('https://console.example', { method: 'OPTIONS', headers: { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type' } });
        assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-headers')], [204, 'content-type']);
        for (const origin of ['null', 'https://console.example.evil.example', 'http://console.example', 'https://console.example:444', 'https://evil.example']) {
            const other = await ask(origin);
            assert.deepEqual([other.status, other.headers.get('access-control-allow-origin')], [403, null], origin);
        }
    } finally {
        await own.remove();
    }
});

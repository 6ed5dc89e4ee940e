// Rows of docs/security.md that take long, or put a load on the machine: `./dev test --nightly`.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { Hub, path, transportName } from './support/hub.mjs';
import { Clients, next, settled } from './support/clients.mjs';

const isNightly = process.env.OPSROOM_NIGHTLY === '1';
const clients = new Clients();
let hub;
afterEach(async () => {
    clients.closeAll();
    await hub?.remove();
    hub = undefined;
});

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const cpuMs = (pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
};
async function until(condition, ms = 10_000) {
    for (const deadline = Date.now() + ms; !(await condition()); await sleep(20))
        if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${condition}`);
}
const noLimits = { commands_per_second: 0, commands_per_user_per_second: 0, commands_per_tenant_per_second: 0, bytes_per_second: 0 };
const metric = async (name) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(await (await fetch(`${hub.management}/metrics`)).text())[1]);

async function measure(socket, seconds) {
    const times = [];
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(20)) {
        const begin = performance.now();
        await settled(socket);
        times.push(performance.now() - begin);
    }
    times.sort((a, b) => a - b);
    return { p50: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)], longest: times.at(-1) };
}

describe('nightly', { skip: !isNightly && 'only with --nightly' }, () => {
    it('D5: without descriptors those who are in are served, and it recovers within two seconds', { timeout: 120_000 }, async () => {
        hub = await Hub.start({ log: { level: 'warning' } });
        const socket = await clients.enter(hub, hub.token(), { transports: ['websocket'] });
        execFileSync('prlimit', ['--pid', String(hub.pid), '--nofile=256:']);
        const many = Array.from({ length: 1000 }, () => net.connect(hub.port, '127.0.0.1').on('error', () => {}));
        await sleep(1000);
        const before = cpuMs(hub.pid);
        const { longest } = await measure(socket, 3);
        assert.ok(cpuMs(hub.pid) - before < 450, `${cpuMs(hub.pid) - before} ms of CPU in 3 s`);
        assert.ok(longest < 500, `${longest} ms`);
        for (const each of many) each.destroy();
        const begin = performance.now();
        await until(async () => { try { (await clients.enter(hub, hub.token(), { transports: ['websocket'] })); return true; } catch { return false; } }, 5000);
        assert.ok(performance.now() - begin < 2000, `back after ${performance.now() - begin} ms`);
    });

    it('D8: 10,000 clients that are cut off are all back within a minute', { timeout: 300_000, skip: transportName === 'qt' && 'its range is about 1,000 connections' }, async () => {
        hub = await Hub.start({ limits: { ...noLimits, connections: 30_000, connections_per_user: 30_000, connections_per_tenant: 30_000, tenants: 30_000 } });
        const directory = mkdtempSync(join(tmpdir(), 'opsroom-storm-'));
        try {
            writeFileSync(join(directory, 'secret'), hub.secret, { mode: 0o600 });
            const child = spawn(process.env.OPSROOM_CLIENT, ['bench', 'storm', '--json', '--connections', '10000', '--url', hub.url.replace('http', 'ws'), '--server-pid', String(hub.pid),
                '--secret', join(directory, 'secret'), '--issuer', 'interop', '--audience', 'hub'], { stdio: ['ignore', 'pipe', 'inherit'] });
            let text = '';
            child.stdout.on('data', (chunk) => { text += chunk; });
            const begin = performance.now();
            assert.equal(await new Promise((resolve) => child.once('close', resolve)), 0);
            assert.ok(performance.now() - begin < 120_000);
            const figures = JSON.parse(text);
            assert.ok(Object.values(figures).every((value) => typeof value !== 'number' || Number.isFinite(value)), text);
        } finally {
            rmSync(directory, { recursive: true, force: true });
        }
    });

    it('D9: a client that is not there any more is dropped, and presence is right again', { timeout: 60_000 }, async () => {
        hub = await Hub.start({ hub: { ping_interval: '1s', ping_timeout: '1s' } });
        const socket = new WebSocket(`${hub.url.replace('http', 'ws')}${path}/?EIO=4&transport=websocket`);
        socket.on('error', () => {});
        const isIn = new Promise((resolve) => socket.on('message', (data) => {
            const text = data.toString();
            if (text[0] === '0') socket.send(`40${JSON.stringify({ token: hub.token() })}`);
            if (text.startsWith('42["connected"')) resolve();
        })); // and never answers a ping
        await isIn;
        const stats = async () => (await (await fetch(`${hub.management}/stats`)).json()).totalConnections;
        assert.equal(await stats(), 1);
        const begin = performance.now();
        await until(async () => (await stats()) === 0);
        assert.ok(performance.now() - begin < 3500, `after ${performance.now() - begin} ms`);
        socket.terminate();
    });

    it('J7: the calendar jumps by an hour: nobody is thrown out, and no token that has ended gets in', { timeout: 60_000 }, async () => {
        const library = ['/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1', '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1'].find(existsSync);
        assert.ok(library, 'libfaketime is installed by ./dev setup');
        const directory = mkdtempSync(join(tmpdir(), 'opsroom-faketime-'));
        const clock = join(directory, 'clock');
        writeFileSync(clock, '+0\n');
        try {
            hub = new Hub({ hub: { ping_interval: '1s', ping_timeout: '1s' } });
            hub.environment = { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' };
            await hub.start();
            const soon = hub.token({ ttl: 600 });
            const socket = await clients.enter(hub, soon, { transports: ['websocket'] });
            const polling = await clients.enter(hub, hub.token(), { transports: ['polling'] });
            for (const jump of ['+3600', '-3600', '+0']) {
                writeFileSync(clock, `${jump}\n`);
                await sleep(2500); // two pings
                await settled(socket, polling);
                assert.ok(socket.connected && polling.connected, jump);
            }
            writeFileSync(clock, '+3600\n');
            await assert.rejects(clients.enter(hub, soon), /Authentication error/);
            writeFileSync(clock, '+0\n');
            await clients.enter(hub, soon);
        } finally {
            rmSync(directory, { recursive: true, force: true });
        }
    });

    it('J9: 2,000 bad tokens a second cost the others nothing that they notice', { timeout: 60_000 }, async () => {
        hub = await Hub.start({});
        const socket = await clients.enter(hub, hub.token(), { transports: ['websocket'] });
        const bad = `${hub.token().slice(0, -6)}AAAAAA`;
        const body = '{"event":"e","data":{}}';
        const request = `POST /api/v1/emit/tenant HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${bad}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
        const lines = Array.from({ length: 10 }, () => net.connect(hub.port, '127.0.0.1').on('error', () => {}).on('data', () => {}));
        let sent = 0;
        const begin = performance.now();
        const begun = performance.now();
        const flood = setInterval(() => { for (const due = (performance.now() - begin) * 2; sent < due; ++sent) lines[sent % 10].write(request); }, 5);
        const { p99 } = await measure(socket, 5);
        clearInterval(flood);
        for (const line of lines) line.destroy();
        assert.ok(sent > 8000);
        assert.ok(p99 < 50, `p99 ${p99} ms`);
    });

    it('T3: a tenant that floods uses up its own share', { timeout: 120_000 }, async () => {
        hub = await Hub.start({ limits: { commands_per_second: 80, commands_per_user_per_second: 100, commands_per_tenant_per_second: 200 } });
        const good = await clients.enter(hub, hub.token({ tenant: 'beta' }), { transports: ['websocket'] });
        const alone = await measure(good, 3);
        const flooders = await Promise.all(Array.from({ length: 20 }, (_, i) => clients.enter(hub, hub.token({ user: `f${i}` }), { transports: ['websocket'] })));
        const flood = setInterval(() => { for (const each of flooders) each.emit('transaction-update', { transactionId: 't', status: 'pending' }); }, 10);
        const limited = Promise.any(flooders.map((each) => next(each, 'rate-limited'))); // who comes first in a turn may be spared
        const together = await measure(good, 5).finally(() => clearInterval(flood));
        await limited;
        assert.ok(together.p99 < Math.max(alone.p99 * 3, 50), `p99 ${alone.p99} ms alone, ${together.p99} ms under the flood`);
        const published = await metric('opsroom_hub_publications_total');
        const most = 200 * ((performance.now() - begun) / 1000) + 400 + 50; // its rate, its burst, the canary's
        assert.ok(published < most, `${published} publications, ${most} at most`);
    });
});

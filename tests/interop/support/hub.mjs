// A real opsroom-hub process on a port of its own, with a secret and a configuration made for one test file.
import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = process.env.OPSROOM_HUB;
export const transportName = process.env.OPSROOM_TRANSPORT ?? 'qt';
export const path = '/enterprise-ws';

const base64url = (value) => Buffer.from(value).toString('base64url');

export class Hub {
    #child;
    #directory = mkdtempSync(join(tmpdir(), 'opsroom-interop-'));
    #secret = randomBytes(48).toString('base64url');
    #settings;
    port = 0;
    environment = {}; // of the process, beside our own
    log = ''; // what it has logged, if the settings name a level

    constructor(settings = {}) {
        this.#settings = settings;
    }

    static async start(settings) {
        const hub = new Hub(settings);
        await hub.start();
        return hub;
    }

    get pid() {
        return this.#child.pid;
    }

    get url() {
        return `${this.ready?.url.startsWith('https') ? 'https' : 'http'}://127.0.0.1:${this.port}`;
    }

    // Starts the process; again on the same port after it was stopped.
    async start() {
        writeFileSync(join(this.#directory, 'secret'), this.#secret, { mode: 0o600 });
        writeFileSync(join(this.#directory, 'hub.toml'), this.#configuration());
        const child = spawn(program, ['serve', '--config', join(this.#directory, 'hub.toml'),
            '--listen', `127.0.0.1:${this.port}`, '--transport', transportName],
        { env: { ...process.env, ...this.environment }, stdio: ['ignore', 'pipe', this.#settings.log ? 'pipe' : 'inherit'] });
        child.stderr?.on('data', (chunk) => { this.log += chunk; });
        this.#child = child;
        const lines = createInterface({ input: child.stdout });
        const line = await Promise.race([
            once(lines, 'line').then(([text]) => text),
            once(child, 'exit').then(([code]) => { throw new Error(`opsroom-hub ended with ${code}`); }),
        ]);
        const ready = JSON.parse(line);
        this.port = Number(new URL(ready.url).port);
        this.management = ready.management;
        this.ready = ready;
    }

    #configuration() {
        const sections = {
            ...this.#settings,
            auth: { issuer: 'interop', audience: 'hub', ...this.#settings.auth },
            // All tests come from one address; what limits it has tests of its own.
            admission: { connections_per_address: 0, connects_per_second: 0, tenant_connects_per_second: 0,
                auth_failures_per_minute: 0, unauthenticated_percent: 0, ...this.#settings.admission },
            log: { level: 'warning', ...this.#settings.log },
        };
        const value = (v) => JSON.stringify(v);
        const text = Object.entries(sections).map(([name, members]) =>
            `[${name}]\n${Object.entries(members).map(([key, v]) => `${key} = ${value(v)}\n`).join('')}`).join('\n');
        return `${text}\n[[auth.keys]]\nkind = "secret"\nid = "k1"\nalgorithm = "HS256"\nfile = ${value(join(this.#directory, 'secret'))}\n`;
    }

    // Ends the process and waits for it. \returns its exit code.
    async stop(signal = 'SIGTERM') {
        if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child?.exitCode;
        const exited = once(this.#child, 'exit');
        this.#child.kill(signal);
        return (await exited)[0];
    }

    async remove() {
        await this.stop('SIGKILL');
        rmSync(this.#directory, { recursive: true, force: true });
    }

    get secret() {
        return this.#secret;
    }

    token({ user = 'alice', tenant = 'acme', role = 'admin', ttl = 3600, ...claims } = {}) {
        const now = Math.floor(Date.now() / 1000);
        const payload = { iss: 'interop', aud: 'hub', userId: user, tenantId: tenant, role, exp: now + ttl, ...claims };
        for (const key of Object.keys(payload)) if (payload[key] === null) delete payload[key];
        const signed = `${base64url(JSON.stringify({ alg: 'HS256', kid: 'k1', typ: 'JWT' }))}.${base64url(JSON.stringify(payload))}`;
        return `${signed}.${createHmac('sha256', this.#secret).update(signed).digest('base64url')}`;
    }

    // A platform operator's token.
    operatorToken(claims = {}) {
        return this.token({ user: 'root', tenant: null, tenants: ['*'], ...claims });
    }

    // The interface of back ends.
    async post(route, body, token) {
        const response = await fetch(this.url + route, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
            body: JSON.stringify(body),
        });
        return { status: response.status, body: await response.json() };
    }
}

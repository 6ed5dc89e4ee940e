// The commands as scripts use them: what they print, where, and with which exit code.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Clients, next, ofName, settled } from './support/clients.mjs';
import { Hub, transportName } from './support/hub.mjs';
import { lines, run } from './support/program.mjs';

const folder = mkdtempSync(join(tmpdir(), 'opsroom-commands-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name, text) {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
}

const sound = () => file('sound.toml', `
[auth]
issuer = "https://id.example.com/"
audience = "opsroom"
[[auth.keys]]
kind = "secret"
file = "${file('hs256.secret', 'k3yM4t3r1al-0f-th1rty-tw0-bytes-0r-more!')}"
id = "one"
algorithm = "HS256"
`);

describe('opsroom-hub', () => {
    const hub = (args, input) => run(process.env.OPSROOM_HUB, args, input);

    it('version', async () => {
        const { code, stdout } = await hub(['version']);
        assert.equal(code, 0);
        assert.match(stdout, /^opsroom-hub \d+\.\d+\.\d+\n$/);
    });

    it('check-config: a sound file, and development without one', async () => {
        assert.deepEqual(await hub(['check-config', '--config', sound()]), { code: 0, stdout: 'configuration ok\n', stderr: '' });
        assert.equal((await hub(['check-config', '--dev'])).code, 0);
    });

    for (const [what, text, patterns] of [
        ['an unknown setting', '[hub]\nlisten = "127.0.0.1:0"\nlissten = "x"\n', [/bad\.toml:3/, /hub\.lissten/]],
        ['a value of the wrong kind', '[limits]\n\nconnections = "many"\n', [/bad\.toml:3/, /limits\.connections/]],
        ['a number out of range', '[limits]\nconnections = 0\n', [/bad\.toml:2/, /limits\.connections/]],
        ['no TOML at all', '[hub\n', [/bad\.toml:1/]],
        ['several errors at once', '[hub]\na = 1\nb = 2\n', [/bad\.toml:2.*hub\.a/, /bad\.toml:3.*hub\.b/]],
    ])
        it(`check-config: ${what}, by file, line and name`, async () => {
            const { code, stdout, stderr } = await hub(['check-config', '--config', file('bad.toml', text)]);
            assert.equal(code, 1);
            assert.equal(stdout, '');
            for (const pattern of patterns) assert.match(stderr, pattern);
        });

    it('check-config: more than loopback must be meant', async () => {
        const args = ['check-config', '--config', sound(), '--set', 'hub.listen=0.0.0.0:3001'];
        const refused = await hub(args);
        assert.equal(refused.code, 1);
        assert.match(refused.stderr, /hub\.listen_beyond_loopback/);
        assert.equal((await hub([...args, '--set', 'hub.listen_beyond_loopback=true'])).code, 0);
    });

    it('check-config: keys are needed outside development', async () => {
        const { code, stderr } = await hub(['check-config']);
        assert.equal(code, 1);
        assert.match(stderr, /auth\.keys/);
    });

    it('print-config: what it prints is a configuration of the same effect', async () => {
        const first = await hub(['print-config', '--config', sound(), '--set', 'limits.channels_per_connection=7']);
        assert.equal(first.code, 0);
        assert.match(first.stdout, /channels_per_connection = 7/);
        const again = await hub(['print-config', '--config', file('printed.toml', first.stdout)]);
        assert.equal(again.stdout, first.stdout);
    });

    it('issue-token and check-token, a line for each token and exit code 1 if any was refused', async () => {
        const issued = await hub(['issue-token', '--user', 'ann', '--tenant', 'acme', '--role', 'admin', '--ttl', '5m']);
        assert.equal(issued.code, 0);
        const good = await hub(['check-token', '--dev'], issued.stdout);
        assert.equal(good.code, 0);
        const claims = JSON.parse(good.stdout.replace(/^ok /, ''));
        assert.deepEqual([claims.userId, claims.tenantId, claims.roles], ['ann', 'acme', ['admin']]);

        const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${issued.stdout.split('.')[1]}.`;
        const mixed = await hub(['check-token', '--dev'], `${issued.stdout.trim()}\n${unsigned}\nnonsense\n`);
        assert.equal(mixed.code, 1);
        const verdicts = lines(mixed.stdout);
        for (const [i, pattern] of [/^ok \{/, /^refused 101 /, /^refused 101 /].entries()) assert.match(verdicts[i], pattern);
    });

    it('check-token: no development token outside development', async () => {
        const issued = await hub(['issue-token', '--user', 'ann', '--tenant', 'acme']);
        const { code, stdout } = await hub(['check-token', '--config', sound()], issued.stdout);
        assert.equal(code, 1);
        assert.match(stdout, /^refused 101 /);
    });

    for (const args of [[], ['no-such-command'], ['serve', '--no-such-option'], ['issue-token', '--user', 'ann']])
        it(`wrong usage: ${args.join(' ') || 'nothing'}`, async () => {
            assert.equal((await hub(args)).code, 2);
        });

    it('serve: a port in use', async () => {
        const other = await Hub.start();
        try {
            const { code, stdout, stderr } = await hub(['serve', '--dev', '--listen', `127.0.0.1:${other.port}`,
                '--transport', transportName]);
            assert.equal(code, 1);
            assert.equal(stdout, '');
            assert.match(stderr, /listen|address/i);
        } finally {
            await other.remove();
        }
    });
});

describe(`opsroom-client (${transportName})`, () => {
    let hub;
    let clients;
    before(async () => { hub = await Hub.start(); });
    after(() => hub.remove());
    before(() => { clients = new Clients(); });
    after(() => clients.closeAll());

    const client = (command, token, ...args) =>
        run(process.env.OPSROOM_CLIENT, [command, '--url', hub.url, '--token', token, ...args]);
    const pending = (id) => JSON.stringify({ transactionId: id, status: 'pending' });

    it('emit prints the ack', async () => {
        const sent = await client('emit', hub.token(), 'transaction-update', pending('t'));
        assert.equal(sent.code, 0, sent.stderr);
        assert.equal(JSON.parse(sent.stdout).ok, true);
    });

    it('emit: 1 when the hub refuses', async () => {
        const sent = await client('emit', hub.token({ role: 'user' }), 'transaction-update', pending('t'));
        assert.equal(sent.code, 1);
        assert.match(sent.stderr, /permission denied/);
    });

    it('emit: 2 when the argument is no JSON', async () => {
        assert.equal((await client('emit', hub.token(), 'ping', '{"a":')).code, 2);
    });

    it('emit: 3 when nobody is there', async () => {
        const sent = await run(process.env.OPSROOM_CLIENT, ['emit', '--url', 'http://127.0.0.1:1', '--token', hub.token(), 'ping']);
        assert.equal(sent.code, 3);
    });

    it('emit: 4 when the token is not accepted', async () => {
        assert.equal((await client('emit', 'nonsense', 'ping')).code, 4);
    });

    it('request prints the answering event', async () => {
        const asked = await client('request', hub.token(), 'request-metrics');
        assert.equal(asked.code, 0, asked.stderr);
        assert.equal(JSON.parse(asked.stdout).scope, 'tenant');
    });

    it('listen prints events as JSON lines', async () => {
        const speaker = await clients.enter(hub, hub.token({ user: 'bob', tenant: 'listened' }));
        const listening = client('listen', hub.token({ user: 'ann', tenant: 'listened' }), '--event', 'transaction-updated',
            '--count', '2');
        for (let users = 0; users < 2;) {
            const status = next(speaker, 'tenant-status');
            await speaker.emitWithAck('join-tenant', 'listened');
            users = (await status)[0].activeUsers;
        }
        for (const id of ['l-1', 'l-2']) await speaker.emitWithAck('transaction-update', JSON.parse(pending(id)));
        const { code, stdout } = await listening;
        assert.equal(code, 0);
        const events = lines(stdout).map((line) => JSON.parse(line));
        assert.deepEqual(events.map((event) => [event.event, event.data.transactionId]),
            [['transaction-updated', 'l-1'], ['transaction-updated', 'l-2']]);
    });

    describe('replay', () => {
        const publisher = () => hub.token({ user: 'replay', tenant: null, tenants: ['*'], role: 'service' });

        const payments = `Client,Service Area,Expenditure Code,Paid Date,Trans No,Amount,Type of Expenditure,Supplier ID,Supplier Name
OCC,General Fund,Z1,01/08/2017,1001 - 1,198.35,Revenue,1,"SMITH, SONS"
OCC,General Fund,Z1,18/07/2017,1002 - 1,6203.92,Revenue,2,HMRC
OCC,Housing,Z2,19/07/2017,1003 - 1,-12.00,Capital,3,REFUND LTD
`;
        const transfer = (digit) => JSON.stringify({ type: 'transaction', hash: `0x${digit.repeat(64)}`, nonce: 1, transaction_index: 1,
            from_address: `0x${'a'.repeat(40)}`, to_address: `0x${'b'.repeat(40)}`, value: 1642894143, block_timestamp: 1683029999,
            block_number: 17173049, receipt_status: 1, item_id: `transaction_0x${digit.repeat(64)}` });

        for (const [what, name, text, count] of [
            ['a payments CSV', 'payments.csv', payments, 3],
            ['Ethereum JSON lines', 'transfers.json', `${transfer('1')}\n${transfer('2')}\n`, 2],
        ])
            it(`${what} arrives as transactions`, async () => {
                const operator = await clients.enter(hub, hub.operatorToken());
                const replayed = await client('replay', publisher(), file(name, text), '--rate', '1000');
                assert.equal(replayed.code, 0, replayed.stderr);
                assert.match(replayed.stderr, new RegExp(`${count}/${count} sent, ${count} acknowledged, 0 refused`));
                await settled(operator);
                assert.equal(ofName(operator, 'transaction-updated').length, count);
            });

        it('2 when the file is in no known format', async () => {
            assert.equal((await client('replay', publisher(), file('notes.csv', 'a,b\n1,2\n'))).code, 2);
        });

        it('2 when the file cannot be read', async () => {
            assert.equal((await client('replay', publisher(), join(folder, 'missing.csv'))).code, 2);
        });
    });
});

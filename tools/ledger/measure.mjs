// The figures of the ledger: what durable publications cost, how fast a hub starts on much, how fast clients come back.
// `./dev bench --ledger [--soak SECONDS]`; the figures go to docs/performance.md.
import { Client, mint } from "./client.mjs";
import { Hub } from "./hub.mjs";

const soakSeconds = process.argv[2] === "--soak" ? Number(process.argv[3] ?? 600) : 0;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const part = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const say = (what, figure) => console.log(`${what.padEnd(64)} ${figure}`);

function spread(times) {
    const sorted = [...times].sort((a, b) => a - b);
    return `median ${ms(part(sorted, 0.5))}, p99 ${ms(part(sorted, 0.99))}, longest ${ms(sorted.at(-1))}`;
}

async function withHub(options, use) {
    const hub = new Hub(options);
    await hub.start();
    try {
        await use(hub);
    } finally {
        await hub.stop();
        hub.remove();
    }
}

const service = (hub, tenant, user = "svc") => Client.enter(hub.url, mint(hub.secret, { user, tenant, role: "service" }));
const reader = (hub, tenant, user, auth, onEvent) =>
    Client.enter(hub.url, mint(hub.secret, { user, tenant, role: "operator" }), auth, onEvent);

// Publishes at a steady rate, whatever the acks do. \returns the times from when each was due to its ack.
async function publishAtRate(senders, perSecond, seconds, tenantOf = () => ({})) {
    const times = [];
    const waiting = new Set();
    const begin = performance.now();
    for (let sent = 0; sent < perSecond * seconds;) {
        const due = Math.floor(((performance.now() - begin) / 1000) * perSecond);
        for (; sent < Math.min(due, perSecond * seconds); ++sent) {
            const at = begin + (sent / perSecond) * 1000;
            const sender = senders[sent % senders.length];
            const one = sender.ask("transaction-update", { transactionId: `t-${sent}`, status: "completed", ...tenantOf(sent) })
                .then((ack) => {
                    if (!ack.ok)
                        throw new Error(JSON.stringify(ack));
                    times.push(performance.now() - at);
                    waiting.delete(one);
                });
            waiting.add(one);
        }
        await sleep(1);
    }
    await Promise.all(waiting);
    return times;
}

async function durablePublications() {
    await withHub({}, async (hub) => {
        const figures = await hub.load("echo", "--connections", 1000, "--window", 8, "--duration", 8, "--warmup", 2);
        say("durable publications, 1,000 senders, 8 each under way", `${Math.round(figures.acknowledgedPerSecond)}/s`);
    });
    await withHub({}, async (hub) => {
        const senders = await Promise.all(Array.from({ length: 50 }, (_, i) => service(hub, `t${i % 10}`, `s${i}`)));
        await publishAtRate(senders, 5000, 1);
        say("ack of a durable publication at 5,000/s", spread(await publishAtRate(senders, 5000, 10)));
        await Promise.all(senders.map((sender) => sender.leave()));
    });
}

async function restart() {
    const settings = ["limits.history_items=1000", "limits.history_bytes=64MiB", "limits.history_age=24h"];
    await withHub({ settings }, async (hub) => {
        // A thousand tenants with a thousand publications each.
        let figures;
        let published = 0;
        while (published < 1_300_000) {
            figures = await hub.load("echo", "--connections", 1000, "--window", 16, "--duration", 15, "--warmup", 0);
            published += figures.acknowledged ?? Math.round(figures.acknowledgedPerSecond * 15);
        }
        const { bytes, rows } = { bytes: hub.storeBytes(), rows: published };
        for (const [how, signal] of [["a proper stop", "SIGTERM"], ["kill -9", "SIGKILL"]]) {
            await hub.stop(signal);
            const ready = await hub.start();
            const begin = performance.now();
            const client = await reader(hub, "tenant-1", "ann");
            say(`start after ${how}, ${rows} published, file of ${Math.round(bytes / 2 ** 20)} MiB`,
                `${ms(ready)}, first client in ${ms(performance.now() - begin)} more`);
            await client.leave();
        }
    });
}

// A client that knows where it stopped.
const pointOf = (client) => ({ streams: client.connected.streams.map(({ tenantId, epoch, seq }) => ({ tenantId, epoch, seq })) });

async function comeBack(hub, tenant, user, point, missed) {
    const begin = performance.now();
    let received = 0;
    let client;
    const resumed = await new Promise((resolve, reject) => {
        client = reader(hub, tenant, user, { resume: point }, (name, argument) => {
            received += name === "transaction-updated" ? 1 : 0;
            if (name === "resumed")
                resolve(argument);
        });
        client.catch(reject);
    });
    client = await client;
    const time = performance.now() - begin;
    const [stream] = resumed.streams;
    if (stream.recovered !== missed || !stream.isComplete || received !== missed)
        throw new Error(`${received} of ${missed}: ${JSON.stringify(stream)}`);
    return { client, time };
}

async function resumeOne() {
    await withHub({}, async (hub) => {
        const sender = await service(hub, "acme");
        const first = await reader(hub, "acme", "ann");
        const point = pointOf(first);
        await first.cut();
        for (let i = 0; i < 1000; ++i)
            await sender.ask("transaction-update", { transactionId: `t-${i}`, status: "completed", amount: 12345, currency: "GBP" });
        const times = [];
        for (let i = 0; i < 40; ++i) {
            const { client, time } = await comeBack(hub, "acme", "ann", point, 1000);
            times.push(time);
            await client.leave();
        }
        say("coming back with 1,000 missed publications", spread(times));
    });
}

async function resumeMany(missed) {
    await withHub({}, async (hub) => {
        const sender = await service(hub, "acme");
        const points = [];
        for (let i = 0; i < 2000; i += 100) {
            const some = await Promise.all(Array.from({ length: 100 }, (_, k) => reader(hub, "acme", `u${i + k}`)));
            points.push(...some.map(pointOf));
            await Promise.all(some.map((client) => client.cut()));
        }
        for (let i = 0; i < missed; ++i)
            await sender.ask("transaction-update", { transactionId: `t-${i}`, status: "completed" });
        const begin = performance.now();
        const back = await Promise.all(points.map((point, i) => comeBack(hub, "acme", `u${i}`, point, missed)));
        say(`2,000 clients back at once, ${missed} missed each`, `all in ${ms(performance.now() - begin)}`);
        await Promise.all(back.map(({ client }) => client.cut()));
    });
}

async function fanOutCost() {
    const runs = { 1: [], 1000: [] };
    for (let round = 0; round < 3; ++round) {
        for (const items of [1, 1000]) {
            await withHub({ store: false, settings: [`limits.history_items=${items}`] }, async (hub) => {
                const figures = await hub.load("fan-out", "--connections", 5000, "--window", 8, "--duration", 4, "--warmup", 1);
                runs[items].push(figures.deliveredPerCpuSecond ?? figures.deliveriesPerCpuSecond);
            });
        }
    }
    const median = (values) => part([...values].sort((a, b) => a - b), 0.5);
    say("fan-out to 5,000, history of 1,000 against 1, deliveries a CPU second",
        `${(100 * (median(runs[1000]) / median(runs[1]) - 1)).toFixed(1)} %`);
}

// Publications at a rate while what is older than a minute is dropped all the time.
async function soak(seconds) {
    const settings = ["limits.history_age=60s", "limits.history_items=100000", "limits.idempotency_window=60s"];
    await withHub({ settings }, async (hub) => {
        const tenants = Array.from({ length: 20 }, (_, i) => `t${i}`);
        const senders = await Promise.all(tenants.map((tenant) => service(hub, tenant)));
        const readers = await Promise.all(tenants.map((tenant) => reader(hub, tenant, "ann")));
        const all = [];
        let spikes = 0;
        for (let minute = 0; minute < Math.ceil(seconds / 60); ++minute) {
            const times = await publishAtRate(senders, 3000, Math.min(60, seconds - minute * 60),
                (n) => ({ idempotencyKey: `${minute}-${n}` }));
            spikes += times.filter((time) => time > 100).length;
            for (const time of times)
                all.push(time);
            say(`soak, minute ${minute + 1}`, `${spread(times)}; store ${(hub.storeBytes() / 2 ** 20).toFixed(1)} MiB, `
                + `memory ${(hub.residentBytes() / 2 ** 20).toFixed(1)} MiB`);
        }
        say("soak: acks that took longer than 100 ms", `${spikes} of ${all.length}`);
        await Promise.all([...senders, ...readers].map((client) => client.leave()));
    });
}

if (soakSeconds > 0) {
    await soak(soakSeconds);
} else {
    await durablePublications();
    await resumeOne();
    await resumeMany(10);
    await resumeMany(100);
    await fanOutCost();
    await restart();
}

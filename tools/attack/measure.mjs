// What a client that behaves notices while the hub is attacked, and what the attack costs in memory.
// `./dev bench --attack [SECONDS]`; the figures go to docs/security.md.
import { createHmac } from "node:crypto";
import net from "node:net";
import WebSocket from "ws";
import { Client, mint } from "../ledger/client.mjs";
import { Hub } from "../ledger/hub.mjs";

const seconds = Number(process.argv[2] ?? 10);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const path = "/enterprise-ws/?EIO=4&transport=";

// A hub with the limits that it ships with, behind a proxy that says who is who.
const settings = [
    "admission.trusted_proxies=127.0.0.1", "admission.connections_per_address=200",
    "admission.connects_per_second=20", "admission.auth_failures_per_minute=20", "admission.unauthenticated_percent=10",
    "limits.commands_per_second=50", "limits.commands_per_user_per_second=100", "limits.commands_per_tenant_per_second=2000",
    "limits.bytes_per_second=262144", "hub.compression=true", "limits.connections=10000",
];

let strangers = 0;
const stranger = () => `198.51.${Math.floor(++strangers / 250) % 250}.${strangers % 250 + 1}`;

function openWebSocket(hub, options = {}) {
    const socket = new WebSocket(`${hub.url}${path}websocket`, { headers: { "X-Forwarded-For": stranger() }, ...options });
    socket.on("error", () => {});
    socket.isIn = new Promise((resolve) => {
        socket.once("close", () => resolve(false));
        socket.on("message", (data) => {
            const text = data.toString();
            if (text[0] === "0") socket.send(`40${JSON.stringify({ token: mint(hub.secret, { user: "mallory", tenant: "mallory", role: "operator" }) })}`);
            if (text.startsWith("42[\"connected\"")) resolve(true);
        });
    });
    return socket;
}

function rawConnection(hub) {
    const socket = net.connect(Number(new URL(hub.url).port), "127.0.0.1");
    socket.on("error", () => {});
    socket.on("data", () => {});
    return socket;
}

// Keeps as many going as there shall be, until the attack is over.
function keep(count, make, isOver) {
    const again = async () => {
        while (!isOver()) await make();
    };
    return Promise.all(Array.from({ length: count }, again));
}

const attacks = {
    "nothing": async (_hub, isOver) => { while (!isOver()) await sleep(50); },
    "1,000 slow handshakes": (hub, isOver) => keep(1000, () => new Promise((resolve) => {
        const socket = rawConnection(hub);
        const timer = setInterval(() => { socket.write("G"); if (isOver()) socket.destroy(); }, 500);
        socket.once("close", () => { clearInterval(timer); setTimeout(resolve, 200); });
    }), isOver),
    "10,000 bad tokens a second": async (hub, isOver, note) => {
        const signed = `${Buffer.from('{"alg":"HS256","typ":"JWT"}').toString("base64url")}.${Buffer.from('{"userId":"x","tenantId":"acme","exp":9999999999}').toString("base64url")}`;
        const bad = `${signed}.${createHmac("sha256", "wrong").update(signed).digest("base64url")}`;
        const sockets = Array.from({ length: 20 }, () => rawConnection(hub));
        const body = '{"event":"e","data":{}}';
        let sent = 0;
        const begin = performance.now();
        while (!isOver()) {
            for (const due = (performance.now() - begin) * 10; sent < due; ++sent) {
                const i = sent % sockets.length;
                if (sockets[i].destroyed) sockets[i] = rawConnection(hub);
                sockets[i].write(`POST /api/v1/emit/tenant HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${stranger()}\r\nAuthorization: Bearer ${bad}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
            }
            await sleep(5);
        }
        note(`${Math.round(sent / ((performance.now() - begin) / 1000))} tokens/s`);
        for (const socket of sockets) socket.destroy();
    },
    "frames that are too large": (hub, isOver, note) => {
        let sent = 0;
        const frame = Buffer.alloc(1024 * 1024, "x");
        return keep(20, async () => {
            const socket = openWebSocket(hub, { perMessageDeflate: false });
            await socket.isIn;
            const closed = new Promise((resolve) => socket.once("close", resolve));
            if (socket.readyState === WebSocket.OPEN) { socket.send(frame); ++sent; await closed; }
        }, isOver).then(() => note(`${sent} frames of 1 MiB`));
    },
    "deflate bombs": (hub, isOver, note) => {
        let sent = 0;
        const bomb = "4".repeat(20 * 1024 * 1024);
        return keep(4, async () => {
            const socket = openWebSocket(hub, { perMessageDeflate: { threshold: 0 } });
            await socket.isIn;
            const closed = new Promise((resolve) => socket.once("close", resolve));
            if (socket.readyState === WebSocket.OPEN) { socket.send(bomb); ++sent; await closed; }
        }, isOver).then(() => note(`${sent} bombs of 20 MiB`));
    },
    "floods of pings": (hub, isOver, note) => {
        let sent = 0;
        return keep(50, async () => {
            const socket = openWebSocket(hub, { perMessageDeflate: false });
            await socket.isIn;
            while (!isOver() && socket.readyState === WebSocket.OPEN) {
                for (let i = 0; i < 100; ++i, ++sent) socket.ping();
                await sleep(5);
            }
            socket.terminate();
        }, isOver).then(() => note(`${sent} pings`));
    },
    "one tenant that floods": (hub, isOver, note) => {
        let sent = 0;
        return keep(100, async () => {
            const socket = openWebSocket(hub, { perMessageDeflate: false });
            await socket.isIn;
            while (!isOver() && socket.readyState === WebSocket.OPEN) {
                for (let i = 0; i < 20; ++i, ++sent) socket.send('42["transaction-update",{"transactionId":"t","status":"pending"}]');
                await sleep(10);
            }
            socket.terminate();
            await sleep(50);
        }, isOver).then(() => note(`${sent} commands`));
    },
};

async function wellBehaved(hub, isOver) {
    const client = await Client.enter(hub.url, mint(hub.secret, { user: "ann", tenant: "acme", role: "operator" }));
    const times = [];
    while (!isOver()) {
        const begin = performance.now();
        await client.ask("transaction-update", { transactionId: "t", status: "pending" });
        times.push(performance.now() - begin);
        await sleep(25);
    }
    await client.leave();
    return times.sort((a, b) => a - b);
}

console.log("attack | a client that behaves: p50 | p99 | longest | memory before | at most");
for (const [name, attack] of Object.entries(attacks)) {
    const hub = new Hub({ store: false, settings });
    await hub.start();
    const before = hub.residentBytes();
    let most = before;
    const memory = setInterval(() => { most = Math.max(most, hub.residentBytes()); }, 100);
    let isOver = false;
    setTimeout(() => { isOver = true; }, seconds * 1000);
    let detail = "";
    const [times] = await Promise.all([wellBehaved(hub, () => isOver), attack(hub, () => isOver, (text) => { detail = ` (${text})`; })]);
    clearInterval(memory);
    const at = (share) => `${times[Math.floor((times.length - 1) * share)].toFixed(1)} ms`;
    const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
    console.log(`${name}${detail} | ${at(0.5)} | ${at(0.99)} | ${at(1)} | ${mib(before)} | ${mib(most)}`);
    await hub.stop();
    hub.remove();
}

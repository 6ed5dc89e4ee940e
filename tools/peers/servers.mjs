// The servers of `./dev bench --peers`: how each is started on one core, what it is spoken to in, and how it is stopped.

import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
export const programs = join(here, "../../build/release/bin");
const hub = join(programs, "opsroom-hub");
const nchanModule = "/usr/lib/nginx/modules/ngx_nchan_module.so";

export const hubHelp = spawnSync(hub, ["serve", "--help"], { encoding: "utf8" }).stdout ?? "";

function firstLine(child) {
    return new Promise((resolve, reject) => {
        createInterface({ input: child.stdout }).once("line", resolve);
        child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    });
}

function start(cores, command, args, options = {}) {
    return spawn("taskset", ["-c", cores, command, ...args], { stdio: ["ignore", "pipe", "inherit"], ...options });
}

// A child that prints one line of JSON with its port once it listens.
async function startAnnounced(cores, command, args) {
    const child = start(cores, command, args);
    const ready = JSON.parse(await firstLine(child));
    return { child, url: `ws://127.0.0.1:${ready.port}`, pid: ready.pid };
}

function freePort() {
    return new Promise((resolve) => {
        const probe = net.createServer().listen(0, "127.0.0.1", () => {
            const { port } = probe.address();
            probe.close(() => resolve(port));
        });
    });
}

async function untilConnects(port) {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
        const isUp = await new Promise((resolve) => {
            const socket = net.connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
            socket.on("connect", () => socket.destroy());
        });
        if (isUp)
            return;
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`nothing listens on port ${port}`);
}

async function startNchan(cores, directory) {
    const port = await freePort();
    const text = readFileSync(join(here, "nginx.conf.in"), "utf8");
    const configuration = join(directory, "nginx.conf");
    writeFileSync(configuration, text.replaceAll("@DIR@", directory).replaceAll("@PORT@", String(port))
        .replaceAll("@MODULE@", nchanModule));
    const child = start(cores, "nginx", ["-c", configuration, "-p", directory, "-e", "stderr"]);
    await untilConnects(port);
    // The worker holds the connections; the master only waits.
    const workers = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ");
    return { child, url: `ws://127.0.0.1:${port}`, pid: Number(workers[0]) };
}

function makeCertificate(directory) {
    const made = spawnSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
        "-nodes", "-days", "1", "-subj", "/CN=localhost", "-keyout", "tls.key", "-out", "tls.pem"],
        { cwd: directory, encoding: "utf8" });
    if (made.status !== 0)
        throw new Error(`openssl: ${made.stderr}`);
}

function hubOver(transport, { tls = false, threads = 1 } = {}) {
    return async (cores, directory) => {
        copyFileSync(join(here, "hub-bench.toml"), join(directory, "hub-bench.toml"));
        writeFileSync(join(directory, "bench.secret"), randomBytes(48).toString("base64"), { mode: 0o600 });
        const args = ["serve", "--config", "hub-bench.toml", "--transport", transport];
        if (hubHelp.includes("--io-threads"))
            args.push("--io-threads", String(threads));
        if (tls) {
            makeCertificate(directory);
            args.push("--set", "tls.certificate=tls.pem", "--set", "tls.key=tls.key");
        }
        const child = start(cores, hub, args, { cwd: directory });
        const ready = JSON.parse(await firstLine(child));
        return {
            child,
            url: `${tls ? "wss" : "ws"}://127.0.0.1:${new URL(ready.url).port}`,
            pid: ready.pid,
            args: ["--protocol", "opsroom", "--secret", join(directory, "bench.secret"), "--issuer", "opsroom-bench",
                "--audience", "opsroom-bench"],
        };
    };
}

const plain = ["--protocol", "websocket"];
const node = (script) => (cores) => startAnnounced(cores, process.execPath, [join(here, script)]);
const loop = (mode) => (cores) => startAnnounced(cores, join(programs, "bare-loop"), [mode]);
const hasPackages = existsSync(join(here, "node_modules"));

// Order of the table. `isThere` says whether the server can be run here.
export const servers = [
    { id: "epoll", name: "**Opsroom, epoll**", start: hubOver("epoll"), isThere: hubHelp.includes("epoll") },
    { id: "qt", name: "Opsroom, Qt", start: hubOver("qt"), isThere: true, most: 1000 },
    { id: "each", name: "bare loop, a `send()` each", start: loop("each"), args: plain, isThere: true },
    { id: "batched", name: "bare loop, batched", start: loop("batched"), args: plain, isThere: true },
    { id: "nchan", name: "nchan (nginx)", start: startNchan, args: plain, isThere: existsSync(nchanModule) },
    { id: "ws", name: "npm ws", start: node("ws_server.mjs"), args: plain, isThere: hasPackages },
    { id: "socketio", name: "npm socket.io", start: node("socketio_server.mjs"), args: ["--protocol", "socketio"],
        isThere: hasPackages },
    // Not rows of the table: variants of our own hub for single figures.
    { id: "epoll-tls", start: hubOver("epoll", { tls: true }), isThere: hubHelp.includes("epoll"), isVariant: true },
    { id: "epoll-2", start: hubOver("epoll", { threads: 2 }), isThere: hubHelp.includes("--io-threads"),
        isVariant: true },
    { id: "epoll-1", start: hubOver("epoll"), isThere: hubHelp.includes("--io-threads"), isVariant: true },
];

let current;
for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
        current?.child.kill("SIGKILL");
        if (current)
            rmSync(current.directory, { recursive: true, force: true });
        process.exit(130);
    });
}

// Runs `work` with a fresh server, and stops it whatever happens.
export async function withServer(server, cores, work) {
    const directory = mkdtempSync(join(tmpdir(), "opsroom-peer-"));
    let running;
    try {
        running = await server.start(cores, directory);
        current = { child: running.child, directory };
        return await work({ ...running, args: running.args ?? server.args });
    } finally {
        if (running) {
            const ended = new Promise((resolve) => running.child.once("exit", resolve));
            running.child.kill("SIGTERM");
            const impatience = setTimeout(() => running.child.kill("SIGKILL"), 5000);
            if (running.child.exitCode === null && running.child.signalCode === null)
                await ended;
            clearTimeout(impatience);
        }
        rmSync(directory, { recursive: true, force: true });
    }
}

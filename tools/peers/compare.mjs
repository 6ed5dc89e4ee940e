// `./dev bench --peers [--quick] [--rounds N] [--servers id,...] [--cases id,...] [--no-write]`
// Runs each case against each server in turn, takes medians, prints them and writes them into docs/performance.md.

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { judge } from "./targets.mjs";
import { programs, servers, withServer } from "./servers.mjs";

const { values: options } = parseArgs({
    options: {
        quick: { type: "boolean", default: false },
        rounds: { type: "string" },
        servers: { type: "string" },
        cases: { type: "string" },
        "no-write": { type: "boolean", default: false },
    },
});
const rounds = Number(options.rounds ?? (options.quick ? 1 : 3));
const seconds = options.quick ? ["--duration", "2", "--warmup", "0.5"] : ["--duration", "6", "--warmup", "2"];
const ours = ["epoll", "qt"];
const many = "10000";

const cases = [
    { id: "memory", args: ["idle", "--connections", many, "--duration", options.quick ? "3" : "10"] },
    { id: "memory-tls", args: ["idle", "--connections", many, "--duration", "3"], only: ["epoll-tls"] },
    { id: "connect", args: ["connect", "--connections", many, "--connect-rate", "2000"], only: ours },
    { id: "fan-1k-w1", args: ["fan-out", "--connections", "1000", "--window", "1", ...seconds] },
    { id: "fan-1k-w8", args: ["fan-out", "--connections", "1000", "--window", "8", ...seconds] },
    { id: "fan-10k-w1", args: ["fan-out", "--connections", many, "--window", "1", ...seconds] },
    { id: "fan-10k-w8", args: ["fan-out", "--connections", many, "--window", "8", ...seconds] },
    { id: "rooms", args: ["rooms", "--connections", many, "--rooms", "100", "--rate", "100000", ...seconds] },
    { id: "echo", args: ["echo", "--connections", "1000", "--window", "8", ...seconds] },
    { id: "storm", args: ["storm", "--connections", many], only: ours },
    { id: "both-cores", args: ["fan-out", "--connections", many, "--window", "8", ...seconds],
        only: ["epoll-1", "epoll-2"], cores: "0,1" },
];

function measure(bench, server) {
    return new Promise((resolve) => {
        // A server with a small range is measured within it.
        const args = bench.args.map((word) => (word === many && server.most ? String(server.most) : word));
        const child = spawn("taskset", ["-c", bench.cores ?? "1", join(programs, "opsroom-client"), "bench", ...args,
            "--json", "--url", server.url, "--server-pid", String(server.pid), ...server.args],
            { stdio: ["ignore", "pipe", "inherit"] });
        let output = "";
        child.stdout.on("data", (text) => (output += text));
        child.on("exit", (code) => resolve(code === 0 ? JSON.parse(output) : undefined));
    });
}

function median(numbers) {
    const sorted = numbers.toSorted ? numbers.toSorted((a, b) => a - b) : [...numbers].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
}

// Medians of each figure by itself, of all runs that have one.
function medianOf(reports) {
    const result = {};
    for (const name of Object.keys(reports[0])) {
        const first = reports[0][name];
        if (typeof first === "number")
            result[name] = median(reports.map((report) => report[name]));
        else if (first && typeof first === "object" && !Array.isArray(first))
            result[name] = medianOf(reports.map((report) => report[name]));
    }
    return result;
}

// One run at a glance; a run that is broken off has shown this much.
function summary(report) {
    return `${report.connectsPerSecond.toFixed(0)} connects/s, `
        + `${report.bytesPerConnectionIdle.toFixed(0)} / ${report.bytesPerConnectionAfter.toFixed(0)} bytes, `
        + `${report.deliveredPerCpuSecond.toFixed(0)} deliveries a CPU second, `
        + `p50 ${report.latencyMs.p50.toFixed(2)} ms, p99 ${report.latencyMs.p99.toFixed(2)} ms, `
        + `generator ${(100 * report.generatorCpuShare).toFixed(0)} %`;
}

const wanted = (list, id) => !list || list.split(",").includes(id);
const running = servers.filter((server) => server.isThere && wanted(options.servers, server.id));
const runs = new Map();
for (let round = 1; round <= rounds; ++round) {
    for (const bench of cases.filter((one) => wanted(options.cases, one.id))) {
        for (const server of running) {
            if (bench.only ? !bench.only.includes(server.id) : server.isVariant)
                continue;
            process.stderr.write(`round ${round} of ${rounds}: ${bench.id}, ${server.id}\n`);
            let report;
            try {
                report = await withServer(server, bench.cores ?? "0", (ready) =>
                    measure(bench, { ...ready, most: server.most }));
            } catch (error) {
                process.stderr.write(`${server.id}: ${error.message}\n`);
            }
            const key = `${bench.id}/${server.id}`;
            if (!report)
                continue;
            runs.set(key, [...(runs.get(key) ?? []), report]);
            process.stderr.write(`    ${summary(report)}\n`);
        }
    }
}
const figures = new Map([...runs].map(([key, reports]) => [key, medianOf(reports)]));
const figure = (caseId, serverId) => figures.get(`${caseId}/${serverId}`);

const count = (number) => (number === undefined ? "–" : Math.round(number).toLocaleString("en-US"));
const millions = (report, name = "deliveredPerCpuSecond") =>
    report ? `${(report[name] / 1e6).toFixed(3)} M` : "–";
const latency = (report) =>
    report ? `${report.latencyMs.p50.toFixed(1)} / ${report.latencyMs.p99.toFixed(1)} ms` : "–";

function row(server) {
    const memory = figure("memory", server.id);
    const echo = figure("echo", server.id);
    const cells = [
        server.name + (server.most ? ` (at ${count(server.most)})` : ""),
        memory ? `${count(memory.bytesPerConnectionIdle)} / ${count(memory.bytesPerConnectionAfter)}` : "–",
        count(memory?.connectsPerSecond),
        ...["fan-1k-w1", "fan-1k-w8", "fan-10k-w1", "fan-10k-w8"].map((id) => millions(figure(id, server.id))),
        millions(echo),
        latency(figure("rooms", server.id)),
    ];
    return `| ${cells.join(" | ")} |`;
}

const table = [
    "| server | bytes a connection, idle / after | connects/s | 1 to 1,000, w1 | w8 | 1 to 10,000, w1 | w8 | echo | "
        + "100 rooms, p50 / p99 |",
    "|---|---|---|---|---|---|---|---|---|",
    ...running.filter((server) => !server.isVariant).map(row),
];
const verdicts = judge(figure);
const text = [
    `Medians of ${rounds} ${rounds === 1 ? "run" : "runs"}${options.quick ? ", quick" : ""}, `
        + `${new Date().toISOString().slice(0, 10)}, Node.js ${process.versions.node}. `
        + "M: million deliveries a CPU second of the server.",
    "",
    ...table,
    "",
    "| figure | target | measured | |",
    "|---|---|---|---|",
    ...verdicts.map((one) => `| ${one.figure} | ${one.target} | ${one.measured} | ${one.verdict} |`),
].join("\n");
process.stdout.write(`${text}\n`);

if (!options["no-write"]) {
    const page = fileURLToPath(new URL("../../docs/performance.md", import.meta.url));
    const begin = "<!-- figures: written by ./dev bench --peers -->\n";
    const end = "\n<!-- end of figures -->";
    const before = readFileSync(page, "utf8");
    const from = before.indexOf(begin);
    const to = before.indexOf(end);
    if (from < 0 || to < from)
        throw new Error("docs/performance.md has lost its markers");
    writeFileSync(page, before.slice(0, from + begin.length) + text + before.slice(to));
}

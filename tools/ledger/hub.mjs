// A hub with a store of its own in a temporary directory, as `./dev bench` builds it.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const programs = process.env.OPSROOM_PROGRAMS ?? join(here, "../../build/release/bin");

export class Hub {
    #directory = mkdtempSync(join(tmpdir(), "opsroom-ledger-"));
    #settings;
    #child;
    secret = randomBytes(48).toString("base64url");

    // \a settings are `section.key=value`; `store` false keeps everything in memory.
    constructor({ settings = [], store = true } = {}) {
        this.#settings = store ? [`store.file=${join(this.#directory, "hub.db")}`, ...settings] : settings;
        copyFileSync(join(here, "../peers/hub-bench.toml"), join(this.#directory, "hub.toml"));
        writeFileSync(join(this.#directory, "bench.secret"), this.secret, { mode: 0o600 });
    }

    get pid() {
        return this.#child.pid;
    }

    // \returns how long it took until the hub said that it is ready, in milliseconds.
    async start() {
        const begin = performance.now();
        const args = ["serve", "--config", "hub.toml", "--io-threads", "1"];
        for (const setting of this.#settings)
            args.push("--set", setting);
        this.#child = spawn(join(programs, "opsroom-hub"), args,
            { cwd: this.#directory, stdio: ["ignore", "pipe", "inherit"] });
        const line = await new Promise((resolve, reject) => {
            createInterface({ input: this.#child.stdout }).once("line", resolve);
            this.#child.once("exit", (code) => reject(new Error(`the hub ended with ${code}`)));
        });
        this.url = JSON.parse(line).url.replace(/^http/, "ws");
        return performance.now() - begin;
    }

    stop(signal = "SIGTERM") {
        const ended = new Promise((resolve) => this.#child.once("exit", resolve));
        this.#child.kill(signal);
        return ended;
    }

    remove() {
        rmSync(this.#directory, { recursive: true, force: true });
    }

    // Bytes of the database and its log.
    storeBytes() {
        const sizes = ["hub.db", "hub.db-wal"].map((name) => join(this.#directory, name))
            .filter((file) => existsSync(file)).map((file) => statSync(file).size);
        return sizes.reduce((sum, size) => sum + size, 0);
    }

    residentBytes() {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.pid}/status`, "utf8"))[1]) * 1024;
    }

    // Runs `opsroom-client bench` against it. \returns its figures.
    async load(kind, ...args) {
        const child = spawn(join(programs, "opsroom-client"), ["bench", kind, "--json", "--url", this.url,
            "--server-pid", String(this.pid), "--secret", "bench.secret", "--issuer", "opsroom-bench",
            "--audience", "opsroom-bench", ...args.map(String)],
        { cwd: this.#directory, stdio: ["ignore", "pipe", "inherit"] });
        let text = "";
        child.stdout.on("data", (chunk) => { text += chunk; });
        const code = await new Promise((resolve) => child.once("close", resolve));
        if (code !== 0)
            throw new Error(`opsroom-client bench ${kind} ended with ${code}`);
        return JSON.parse(text);
    }
}

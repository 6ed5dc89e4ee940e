// opsroom-conformance in its suite mode, and plain requests and WebSockets against it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';

export const pingInterval = 300;
export const pingTimeout = 200;

let child;
let base;

export async function startConformance() {
    child = spawn(process.env.OPSROOM_CONFORMANCE, ['--listen', '127.0.0.1:0', '--transport', process.env.OPSROOM_TRANSPORT ?? 'qt'],
        { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    base = JSON.parse(line).url;
}

export async function stopConformance() {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
}

// Requests and WebSockets of one path.
export function suite(path) {
    const url = (query) => `${base}${path}?${query}`;
    const http = (query, init) => fetch(url(query), init);
    const poll = async (sid) => (await http(`EIO=4&transport=polling&sid=${sid}`)).text();
    const post = (sid, body, init = {}) => http(`EIO=4&transport=polling&sid=${sid}`, { method: 'POST', body, ...init });
    const open = async () => JSON.parse((await (await http('EIO=4&transport=polling')).text()).slice(1));
    const socket = (query) => new Peer(url(query).replace('http', 'ws'));
    return { url, http, poll, post, open, socket, webSocket: () => socket('EIO=4&transport=websocket') };
}

// A WebSocket whose messages are taken one by one.
export class Peer {
    #messages = [];
    #waiting = [];

    constructor(url) {
        this.socket = new WebSocket(url);
        this.socket.binaryType = 'nodebuffer';
        this.socket.on('error', () => {});
        this.closed = new Promise((resolve) => { this.socket.on('close', resolve); });
        this.opened = Promise.race([once(this.socket, 'open').then(() => true, () => false), this.closed.then(() => false)]);
        this.socket.on('message', (data, isBinary) => {
            const message = isBinary ? data : data.toString();
            this.#waiting.length ? this.#waiting.shift()(message) : this.#messages.push(message);
        });
    }

    next() {
        return this.#messages.length ? Promise.resolve(this.#messages.shift())
            : new Promise((resolve, reject) => {
                this.#waiting.push(resolve);
                this.closed.then((code) => reject(new Error(`closed with ${code}`)));
            });
    }

    // The next message that is no heartbeat; heartbeats are answered.
    async nextBesidesPing() {
        for (;;) {
            const message = await this.next();
            if (message !== '2') return message;
            this.send('3');
        }
    }

    send(message) {
        this.socket.send(message);
    }

    end() {
        this.socket.terminate();
    }
}

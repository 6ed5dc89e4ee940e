// Unmodified socket.io-client connections that end with their test, and conditions to wait for.
import { io } from 'socket.io-client';
import { path } from './hub.mjs';

const within = 10_000;

// Resolves with the arguments of the next `event`, or fails after ten seconds.
export function next(emitter, event, accept = () => true) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => { emitter.off(event, listener); reject(new Error(`no ${event} came`)); }, within);
        timer.unref(); // a test that is over waits for nothing
        const listener = (...args) => {
            if (!accept(...args)) return;
            clearTimeout(timer);
            emitter.off(event, listener);
            resolve(args);
        };
        emitter.on(event, listener);
    });
}

export class Clients {
    #sockets = [];

    // A client that has begun to connect.
    open(hub, token, options = {}) {
        const { nsp = '', auth = { token }, ...rest } = options;
        const socket = io(hub.url + nsp, { path, auth, forceNew: true, reconnection: false, ...rest });
        socket.received = [];
        socket.onAny((name, ...args) => socket.received.push([name, ...args]));
        this.#sockets.push(socket);
        return socket;
    }

    // A client that is in: `connected` came.
    async enter(hub, token, options) {
        const socket = this.open(hub, token, options);
        const refused = next(socket, 'connect_error').then(([error]) => { throw error; });
        refused.catch(() => {});
        const [connected] = await Promise.race([next(socket, 'connected'), refused]);
        socket.connectedEvent = connected;
        return socket;
    }

    closeAll() {
        for (const socket of this.#sockets) socket.disconnect();
        this.#sockets = [];
    }
}

// Everything that the hub has sent to \a socket up to now has arrived: the ack of a ping comes behind it.
export async function settled(...sockets) {
    await Promise.all(sockets.map((socket) => socket.timeout(within).emitWithAck('ping')));
}

export const names = (socket) => socket.received.map(([name]) => name);
export const ofName = (socket, name) => socket.received.filter(([n]) => n === name).map(([, ...args]) => args);

// The ways a client may travel.
export const travels = [
    ['by polling with upgrade', {}],
    ['by polling only', { transports: ['polling'] }],
    ['by WebSocket only', { transports: ['websocket'] }],
];

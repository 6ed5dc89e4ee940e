// A subscriber that keeps its position in the tenant's stream and goes on from there after every loss, on whatever
// transport comes next.
import { io } from 'socket.io-client';
import { path } from './hub.mjs';

export class Follower {
    #hub;
    #token;
    #position;
    #until = Infinity; // while it catches up: what has a higher seq came live, and waits for its turn
    #held = [];
    socket;
    heard = []; // {seq, transactionId} as they came

    constructor(hub, token) {
        this.#hub = hub;
        this.#token = token;
    }

    // Resolves when everything that was missed has come. \a options are those of socket.io-client.
    async connect(options = {}) {
        const auth = { token: this.#token };
        this.#until = Infinity;
        this.#held = []; // counts as not received
        if (this.#position) auth.resume = this.#position;
        const socket = io(this.#hub.url, { path, auth, forceNew: true, reconnection: false, ...options });
        this.socket = socket;
        socket.on('transaction-updated', ({ seq, transactionId }) => this.#hear(seq, transactionId));
        return new Promise((resolve, reject) => {
            socket.on('connect_error', reject);
            // A connection that goes at once will be tried again.
            socket.on('disconnect', resolve);
            socket.on('connected', ({ streams: [{ epoch, seq }] }) => {
                if (this.#position) return;
                this.#position = { epoch, seq };
                resolve();
            });
            socket.on('resumed', ({ streams: [answer] }) => this.#goOn(answer).then(resolve, reject));
        });
    }

    // Comes back for as long as it takes.
    async reconnect(options) {
        for (let tries = 0; tries < 200; ++tries) {
            try {
                await this.connect(options);
                return;
            } catch (error) {
                if (!['websocket error', 'xhr poll error'].includes(error.message)) throw error;
                this.socket.disconnect();
                await new Promise((resolve) => setTimeout(resolve, 20));
            }
        }
        throw new Error('the hub does not come back');
    }

    async #goOn(answer) {
        while (!answer.isComplete) {
            if (answer.code) throw new Error(`cannot resume: ${JSON.stringify(answer)}`);
            this.#until = Math.min(this.#until, answer.lastSeq);
            answer = await this.socket.timeout(10_000).emitWithAck('resume', { ...this.#position, until: this.#until + 1 });
            this.#position.seq = Math.max(this.#position.seq, answer.seq ?? 0);
            answer.isComplete ||= answer.seq >= this.#until;
        }
        this.#until = Infinity;
        for (const { seq, transactionId } of this.#held.splice(0)) this.#hear(seq, transactionId);
        this.#position.seq = Math.max(this.#position.seq, answer.seq);
    }

    #hear(seq, transactionId) {
        if (seq > this.#until) return void this.#held.push({ seq, transactionId });
        this.heard.push({ seq, transactionId });
        if (this.#position) this.#position.seq = Math.max(this.#position.seq, seq);
    }

    // As a broken network does it.
    lose() {
        const gone = new Promise((resolve) => this.socket.on('disconnect', resolve));
        this.socket.io.engine.close();
        return gone;
    }
}

// A client as lean as the load needs it: Socket.IO v5 over one WebSocket, without a library between the clock and the wire.
import { createHmac } from "node:crypto";
import WebSocket from "ws";

const base64url = (value) => Buffer.from(value).toString("base64url");

export function mint(secret, { user, tenant, role }) {
    const head = { alg: "HS256", typ: "JWT" };
    const claims = {
        iss: "opsroom-bench", aud: "opsroom-bench", userId: user, tenantId: tenant, role,
        exp: Math.floor(Date.now() / 1000) + 3600,
    };
    const signed = `${base64url(JSON.stringify(head))}.${base64url(JSON.stringify(claims))}`;
    return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

export class Client {
    #socket;
    #acks = new Map();
    #nextAck = 0;
    #onEvent;

    // Resolves when `connected` has come. \a auth goes beside the token into the CONNECT; \a onEvent(name, argument) is
    // called for every event.
    static enter(url, token, auth = {}, onEvent = () => {}) {
        const client = new Client();
        client.#socket = new WebSocket(`${url}/enterprise-ws/?EIO=4&transport=websocket`, { perMessageDeflate: false });
        client.closed = new Promise((resolve) => client.#socket.on("close", resolve));
        return new Promise((resolve, reject) => {
            client.#socket.on("error", reject);
            client.#onEvent = (name, argument) => {
                if (name === "connected") {
                    client.connected = argument;
                    resolve(client);
                }
                onEvent(name, argument);
            };
            client.#socket.on("message", (data) => client.#onMessage(data.toString(), token, auth, reject));
        });
    }

    #onMessage(text, token, auth, reject) {
        if (text[0] === "0")
            this.#socket.send(`40${JSON.stringify({ token, ...auth })}`);
        else if (text[0] === "2")
            this.#socket.send("3");
        else if (text.startsWith("42"))
            this.#onEvent(...JSON.parse(text.slice(text.indexOf("["))));
        else if (text.startsWith("43")) {
            const bracket = text.indexOf("[");
            const id = Number(text.slice(2, bracket));
            this.#acks.get(id)?.(JSON.parse(text.slice(bracket))[0]);
            this.#acks.delete(id);
        } else if (text.startsWith("44"))
            reject(new Error(text));
    }

    // Resolves with the ack.
    ask(name, argument) {
        const id = this.#nextAck++;
        return new Promise((resolve) => {
            this.#acks.set(id, resolve);
            this.#socket.send(`42${id}${JSON.stringify([name, argument])}`);
        });
    }

    // As a broken network does.
    cut() {
        this.#socket.terminate();
        return this.closed;
    }

    leave() {
        this.#socket.close();
        return this.closed;
    }
}

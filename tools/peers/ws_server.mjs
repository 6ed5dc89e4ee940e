// Peer for `./dev bench --peers`: npm ws as one would write it. A text message goes to everybody in the room that the
// path names.
import { WebSocketServer } from "ws";

const rooms = new Map();
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false, backlog: 4096 });

server.on("connection", (socket, request) => {
    const name = request.url;
    let room = rooms.get(name);
    if (!room)
        rooms.set(name, (room = new Set()));
    room.add(socket);
    socket.on("message", (data, isBinary) => {
        for (const member of room)
            member.send(data, { binary: isBinary });
    });
    socket.on("close", () => {
        room.delete(socket);
        if (room.size === 0)
            rooms.delete(name);
    });
    socket.on("error", () => socket.terminate());
});
server.on("listening", () => {
    console.log(JSON.stringify({ event: "ready", port: server.address().port, pid: process.pid }));
});

// Peer for `./dev bench --peers`: npm socket.io as its documentation shows it. `publish` goes to the room that the
// handshake names, and is acknowledged.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false });

io.on("connection", (socket) => {
    const room = `room-${socket.handshake.query.room}`;
    socket.join(room);
    socket.on("publish", (data, acknowledge) => {
        io.to(room).emit("message", data);
        acknowledge({ ok: true });
    });
});
http.listen({ host: "127.0.0.1", port: 0, backlog: 4096 }, () => {
    console.log(JSON.stringify({ event: "ready", port: http.address().port, pid: process.pid }));
});

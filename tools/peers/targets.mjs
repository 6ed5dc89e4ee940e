// What the hub is to reach, and whether it does. `figure(caseId, serverId)` gives the medians, or undefined.

const percent = (part, whole) => (100 * part) / whole;

// A row: what it is called, what it needs, its value, whether that is reached (undefined: no target), and how it reads.
const rows = [
    ["memory of a connection, idle", "at most 1,000 bytes", ["memory/epoll"],
        (memory) => memory.bytesPerConnectionIdle, (value) => value <= 1000, (value) => `${value.toFixed(0)} bytes`],
    ["memory of a connection, after it sent and received", "at most 1,000 bytes", ["memory/epoll"],
        (memory) => memory.bytesPerConnectionAfter, (value) => value <= 1000, (value) => `${value.toFixed(0)} bytes`],
    ["the same over TLS", "at most 12 KB", ["memory-tls/epoll-tls"],
        (memory) => memory.bytesPerConnectionAfter, (value) => value <= 12_288, (value) => `${value.toFixed(0)} bytes`],
    ["connects with a token until ready", "at least 10,000/s", ["memory/epoll"],
        (memory) => memory.connectsPerSecond, (value) => value >= 10_000, (value) => `${value.toFixed(0)}/s`],
    ["p99 until ready, at 2,000 connects/s", "under 100 ms", ["connect/epoll"],
        (connect) => connect.connectMs.p99, (value) => value < 100, (value) => `${value.toFixed(1)} ms`],
    ["1 to 10,000, w8, of the batched bare loop", "at least 75 %", ["fan-10k-w8/epoll", "fan-10k-w8/batched"],
        (own, loop) => percent(own.deliveredPerCpuSecond, loop.deliveredPerCpuSecond), (value) => value >= 75,
        (value) => `${value.toFixed(0)} %`],
    ["1 to 10,000, w8, of socket.io", "at least 8 times", ["fan-10k-w8/epoll", "fan-10k-w8/socketio"],
        (own, peer) => own.deliveredPerCpuSecond / peer.deliveredPerCpuSecond, (value) => value >= 8,
        (value) => `${value.toFixed(1)} times`],
    ["1 to 10,000, w1, of the bare loop", "at least 80 %", ["fan-10k-w1/epoll", "fan-10k-w1/each"],
        (own, loop) => percent(own.deliveredPerCpuSecond, loop.deliveredPerCpuSecond), (value) => value >= 80,
        (value) => `${value.toFixed(0)} %`],
    ["100 rooms of 100, 100,000 msg/s, p50", "under 1 ms", ["rooms/epoll"],
        (rooms) => rooms.latencyMs.p50, (value) => value < 1, (value) => `${value.toFixed(2)} ms`],
    ["100 rooms of 100, 100,000 msg/s, p99", "under 5 ms", ["rooms/epoll"],
        (rooms) => rooms.latencyMs.p99, (value) => value < 5, (value) => `${value.toFixed(2)} ms`],
    ["events of 1,000 publishers, acknowledged", "at least 150,000 a CPU second", ["echo/epoll"],
        (echo) => echo.acknowledgedPerCpuSecond, (value) => value >= 150_000, (value) => value.toFixed(0)],
    ["cost of a delivery at 10,000 against 1,000, w1", "at most 2 times", ["fan-1k-w1/epoll", "fan-10k-w1/epoll"],
        (few, many) => few.deliveredPerCpuSecond / many.deliveredPerCpuSecond, (value) => value <= 2,
        (value) => `${value.toFixed(2)} times`],
    ["cost of a delivery at 10,000 against 1,000, w8", "at most 2 times", ["fan-1k-w8/epoll", "fan-10k-w8/epoll"],
        (few, many) => few.deliveredPerCpuSecond / many.deliveredPerCpuSecond, (value) => value <= 2,
        (value) => `${value.toFixed(2)} times`],
    ["CPU of 10,000 idle connections", "under 2 % of a core", ["memory/epoll"],
        (memory) => 100 * memory.idleCpuShare, (value) => value < 2, (value) => `${value.toFixed(2)} %`],
    ["10,000 cut off at once, all back", "within a minute", ["storm/epoll"],
        (storm) => storm.comebackSeconds, (value) => value < 60, (value) => `${value.toFixed(1)} s`],
    ["two shards against one, both cores free", "stated", ["both-cores/epoll-2", "both-cores/epoll-1"],
        (two, one) => two.deliveredPerSecond / one.deliveredPerSecond, undefined,
        (value) => `${value.toFixed(2)} times the deliveries/s`],
];

export function judge(figure) {
    return rows.map(([name, target, needs, valueOf, isReached, show]) => {
        const reports = needs.map((key) => figure(...key.split("/")));
        if (reports.includes(undefined))
            return { figure: name, target, measured: "–", verdict: "not measured" };
        const value = valueOf(...reports);
        const verdict = isReached === undefined ? "" : isReached(value) ? "reached" : "**not reached**";
        return { figure: name, target, measured: show(value), verdict };
    });
}

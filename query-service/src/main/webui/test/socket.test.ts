import { describe, expect, it, vi } from "vitest";
import { signIn } from "../src/api/token";
import { movedOn, NOWHERE, Socket } from "../src/live/socket";

describe("where a listener is", () => {
    it("moves on with each frame, partition by partition", () => {
        let place = movedOn(NOWHERE, { type: "snapshot", sequence: 5, positions: { "a/0": 10, "a/1": 3 } });
        place = movedOn(place, { type: "event", sequence: 6, at: "a/1/7" });
        expect(place).toEqual({ after: 6, positions: { "a/0": 10, "a/1": 8 } });
    });

    it("takes the service's word where it has one", () => {
        const place = movedOn(
            { after: 1, positions: { "a/0": 1 } },
            { type: "metric_update", sequence: 2, positions: { "a/0": 9 } },
        );
        expect(place).toEqual({ after: 2, positions: { "a/0": 9 } });
    });

    it("stays where frames without a place come", () => {
        expect(movedOn({ after: 4, positions: { "a/0": 1 } }, { type: "pong" })).toEqual({
            after: 4,
            positions: { "a/0": 1 },
        });
    });
});

describe("a connection that breaks", () => {
    it("pauses longer from failure to failure, however often it is asked for", async () => {
        vi.useFakeTimers();
        let opened = 0;
        vi.stubGlobal("location", { origin: "http://localhost" });
        vi.stubGlobal(
            "WebSocket",
            class {
                onclose = () => undefined;
                constructor() {
                    opened++;
                    setTimeout(() => this.onclose(), 1);
                }
            },
        );
        signIn("token", false);
        const socket: Socket = new Socket(
            null,
            () => undefined,
            () => socket.open(),
        );
        socket.open();
        await vi.advanceTimersByTimeAsync(60_000);
        expect(opened).toBeGreaterThan(3);
        expect(opened).toBeLessThan(12);
        socket.close();
        await vi.advanceTimersByTimeAsync(600_000);
        const before = opened;
        socket.open();
        expect(opened).toBe(before + 1);
        vi.unstubAllGlobals();
        vi.useRealTimers();
    });
});

import { describe, expect, it } from "vitest";
import { isSampled, uuidv7 } from "../src/ids";

describe("ids", () => {
  it("are UUIDs of version 7", () => {
    expect(uuidv7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("begin with their time", () => {
    const later = Date.now() + 60_000;
    expect(Number.parseInt(uuidv7(later).replace("-", "").slice(0, 12), 16)).toBe(later);
  });

  it("are sorted as they were made, more than fit a millisecond and with a clock set back", () => {
    const made = Array.from({ length: 10_000 }, (_, at) => uuidv7(1_800_000_000_000 - at));
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });
});

describe("sampling", () => {
  const visitors = Array.from({ length: 20_000 }, () => uuidv7());

  it("takes about the share that it is told", () => {
    const share = visitors.filter((id) => isSampled(id, 0.25)).length / visitors.length;
    expect(share).toBeGreaterThan(0.23);
    expect(share).toBeLessThan(0.27);
  });

  it("takes of a greater share everybody whom it takes of a smaller one", () => {
    const few = visitors.filter((id) => isSampled(id, 0.1));
    expect(few.every((id) => isSampled(id, 0.5))).toBe(true);
  });

  it("takes everybody at one and nobody at nought", () => {
    expect(visitors.every((id) => isSampled(id, 1))).toBe(true);
    expect(visitors.some((id) => isSampled(id, 0))).toBe(false);
  });
});

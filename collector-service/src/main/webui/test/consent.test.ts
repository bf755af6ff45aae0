import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CONSENT_KEY, grantsIn, keepDecision, readDecision, snapshot } from "../src/consent";

const options = { apiKey: "k" };
const NONE = { necessary: true, analytics: false, marketing: false, personalization: false };

describe("consent", () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => vi.unstubAllGlobals());

  it("is none until somebody says so", () => {
    expect(readDecision(options)).toEqual({ consent: NONE, decided: false });
  });

  it("is what was decided", () => {
    keepDecision(snapshot({ analytics: true }, undefined));
    expect(readDecision(options)).toEqual({ consent: { ...NONE, analytics: true }, decided: true });
  });

  it("of another version is asked for again", () => {
    keepDecision(snapshot({ analytics: true }, "1"));
    expect(readDecision({ ...options, consentVersion: "2" }).decided).toBe(false);
  });

  it("of the same version is not", () => {
    keepDecision(snapshot({ analytics: true }, "2"));
    expect(readDecision({ ...options, consentVersion: "2" }).consent.analytics).toBe(true);
  });

  it("is taken over from an earlier tool", () => {
    localStorage.setItem("user_consent", '{"analytics":true,"marketing":false,"personalization":true}');
    expect(readDecision(options).consent).toEqual({ ...NONE, analytics: true, personalization: true });
  });

  it.each([
    ["true", true],
    ["granted", true],
    ["denied", false],
    ["false", false],
  ])("is taken over from one that knew only the word %s", (word, granted) => {
    localStorage.setItem("analytics_consent", word);
    expect(readDecision(options)).toMatchObject({ consent: { analytics: granted }, decided: true });
  });

  it("presumed by the site gives way to a signal of the browser", () => {
    vi.stubGlobal("navigator", { globalPrivacyControl: true });
    const presumed = { ...options, consent: { analytics: true, marketing: true, personalization: true } };
    expect(readDecision(presumed).consent).toEqual({ ...NONE, personalization: true });
  });

  it("decided stands against a signal of the browser", () => {
    vi.stubGlobal("navigator", { doNotTrack: "1" });
    keepDecision(snapshot({ analytics: true }, undefined));
    expect(readDecision(options).consent.analytics).toBe(true);
  });

  it("heeds no signal where it is told not to", () => {
    vi.stubGlobal("navigator", { doNotTrack: "1" });
    expect(readDecision({ ...options, respectDnt: false, consent: { analytics: true } }).consent.analytics).toBe(true);
  });

  it("that can't be read is none", () => {
    localStorage.setItem(CONSENT_KEY, "{broken");
    expect(readDecision(options).decided).toBe(false);
    expect(grantsIn({ analytics: "yes" })).toBeUndefined();
  });
});

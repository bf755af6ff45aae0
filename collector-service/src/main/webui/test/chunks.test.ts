import "fake-indexeddb/auto";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createTracker, type LoadChunk } from "../src/tracker";
import type { Options, Tracker } from "../src/types";

const load = ((name) => import(`../src/chunks/${name}.ts`)) as LoadChunk;
let tracker: Tracker;
let sent: Array<{ eventType: string; properties: Record<string, unknown> }> = [];

async function start(options: Partial<Options>) {
  tracker = createTracker(load);
  tracker.init({
    apiKey: "wk",
    endpoint: "https://collector.example",
    allowLocalhost: true,
    capture: false,
    ...options,
  });
  await new Promise((over) => setTimeout(over, 50));
}

// The first time they are translated, which takes longer than a page would wait.
beforeAll(async () => {
  for (const name of ["banner", "linkDomains", "tags", "heatmap", "partners", "diagnostics"] as const)
    await load(name, "");
}, 30_000);

beforeEach(() => {
  sent = [];
  localStorage.clear();
  document.body.innerHTML = "";
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    if (init.body) sent.push(...JSON.parse(String(init.body)).events);
    return new Response("1", { status: 202 });
  });
});

afterEach(async () => {
  tracker.setConsent({ analytics: false });
  await tracker.destroy();
});

describe("links to other domains", () => {
  const options = { consent: { analytics: true }, linkDomains: ["pay.example"] };
  const use = (href: string) => {
    document.body.innerHTML = `<a href="${href}">Pay</a>`;
    const link = document.querySelector("a") as HTMLAnchorElement;
    link.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, composed: true }));
    return link.href;
  };

  it("take the visitor along", async () => {
    await start(options);
    expect(use("https://pay.example/now?a=1")).toContain(`a=1&_rv=${tracker.visitorId()}.`);
    expect(use("https://eu.pay.example/")).toContain("_rv=");
  });

  it("to strangers take nobody along", async () => {
    await start(options);
    expect(use("https://notpay.example/")).toBe("https://notpay.example/");
    expect(use("mailto:ada@mail.example")).toBe("mailto:ada@mail.example");
  });
});

describe("forms", () => {
  const options = { consent: { analytics: true }, capture: {} };
  const told = async (name: string) => {
    await tracker.flush();
    return sent.filter(({ eventType }) => eventType === name).map(({ properties }) => properties);
  };

  it("are told by the names of their fields, never by what is in them", async () => {
    await start(options);
    document.body.innerHTML = `<form id="f"><input name="mail" value="ada@mail.example"><input type="password" name="pin" value="1234"></form>`;
    document.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true, composed: true }));
    expect(await told("form_submit")).toMatchObject([{ formId: "f", fieldNames: ["mail"] }]);
    expect(JSON.stringify(sent)).not.toMatch(/ada|1234/);
  });

  it("begin with the field that already has the focus", async () => {
    document.body.innerHTML = `<form id="f"><input name="mail"></form>`;
    document.querySelector("input")?.focus();
    await start(options);
    expect(await told("form_field_focus")).toMatchObject([{ formId: "f", fieldName: "mail" }]);
  });
});

describe("the data layer", () => {
  it("hears of events and of consent", async () => {
    const layer: Array<Record<string, unknown>> = [];
    Object.assign(window, { layer });
    await start({ dataLayer: "layer", consent: { analytics: true } });
    tracker.identify("u-1");
    tracker.track("price_checked", { service: "screen" });
    expect(layer[0]).toMatchObject({
      0: "consent",
      1: "update",
      2: { analytics_storage: "granted", ad_storage: "denied" },
    });
    expect(layer.at(-1)).toMatchObject({
      event: "price_checked",
      user: { loggedIn: true },
      properties: { service: "screen" },
    });
    tracker.setConsent({ analytics: false });
    await new Promise((over) => setTimeout(over, 0));
    expect(layer.at(-1)).toMatchObject({ 2: { analytics_storage: "denied" } });
    const told = layer.length;
    tracker.track("price_checked");
    expect(layer).toHaveLength(told);
  });
});

describe("partners", () => {
  const partners = ["https://partner.example/match?u={id}"];
  let asked: string[] = [];
  beforeEach(() => {
    asked = [];
    vi.stubGlobal(
      "Image",
      class {
        set src(address: string) {
          asked.push(address);
        }
      },
    );
  });

  it("hear nothing without consent to marketing", async () => {
    await start({ partners, consent: { analytics: true } });
    tracker.track("something");
    expect(asked).toEqual([]);
  });

  it("hear nothing of somebody without an id", async () => {
    await start({ partners, consent: { marketing: true } });
    tracker.track("something");
    expect(asked).toEqual([]);
  });

  it("hear once a visit whom we mean, and it is an event", async () => {
    await start({ partners, consent: { analytics: true } });
    tracker.track("something");
    tracker.setConsent({ marketing: true });
    await new Promise((over) => setTimeout(over, 5));
    tracker.setConsent({ personalization: true });
    await new Promise((over) => setTimeout(over, 5));
    expect(asked).toEqual([`https://partner.example/match?u=${tracker.visitorId()}`]);
    await tracker.flush();
    expect(sent.at(-1)).toMatchObject({ eventType: "partner_told", properties: { partner: "partner.example" } });
  });

  it("leave nothing on the device when consent is withdrawn", async () => {
    await start({ partners, consent: { analytics: true, marketing: true } });
    tracker.track("something");
    tracker.setConsent({ personalization: true });
    await new Promise((over) => setTimeout(over, 5));
    expect(localStorage.getItem("_rivulet_partners")).toBe(tracker.session()?.id);
    tracker.setConsent({ marketing: false });
    await new Promise((over) => setTimeout(over, 5));
    expect(localStorage.getItem("_rivulet_partners")).toBeNull();
  });
});

describe("errors of scripts", () => {
  const fail = (message: string) =>
    window.dispatchEvent(Object.assign(new Event("error"), { message, filename: "app.js", lineno: 7, colno: 1 }));

  it("that came before anybody listened are told with their time", async () => {
    let resolve = () => {};
    const ready = new Promise<void>((done) => {
      resolve = done;
    });
    tracker = createTracker(async (name, origin) => {
      await ready;
      return load(name, origin);
    });
    tracker.init({ apiKey: "wk", endpoint: "https://collector.example", allowLocalhost: true });
    fail("before consent");
    await new Promise((over) => setTimeout(over, 30));
    tracker.setConsent({ analytics: true });
    fail("before the chunk");
    resolve();
    await new Promise((over) => setTimeout(over, 30));
    fail("after it");
    await tracker.flush();
    const told = sent.filter(({ eventType }) => eventType === "js_error") as Array<
      (typeof sent)[0] & { timestamp: string }
    >;
    expect(told.map(({ properties }) => properties.message)).toEqual([
      "before consent",
      "before the chunk",
      "after it",
    ]);
    expect(told[0]?.properties).toMatchObject({ source: "app.js", line: 7 });
    const [first, second, third] = told.map(({ timestamp }) => Date.parse(timestamp)) as [number, number, number];
    expect(second - first).toBeGreaterThan(20);
    expect(third - second).toBeGreaterThan(20);
  });

  it("are not told without consent", async () => {
    await start({ capture: {}, consent: { analytics: true } });
    tracker.setConsent({ analytics: false });
    fail("too late");
    await tracker.flush();
    expect(sent.map(({ eventType }) => eventType)).not.toContain("js_error");
  });
});

describe("the heat map", () => {
  it("is samples of a tenth of a second, told when the page is left", async () => {
    await start({ heatmap: true, consent: { analytics: true } });
    const move = (timeStamp: number) => {
      const event = new MouseEvent("mousemove", { bubbles: true });
      Object.defineProperties(event, { timeStamp: { value: timeStamp }, pageX: { value: 10 }, pageY: { value: 20 } });
      document.dispatchEvent(event);
    };
    for (const at of [1000, 1050, 1099, 1100, 1250]) move(at);
    await tracker.destroy();
    const samples = sent.find(({ eventType }) => eventType === "mouse_samples");
    expect(samples?.properties.points).toHaveLength(3 * 3);
  });
});

describe("the banner", () => {
  const root = () => document.querySelector("rivulet-consent")?.shadowRoot as ShadowRoot;
  const buttons = () => Array.from(root().querySelectorAll("button"));
  const press = (text: string) =>
    buttons()
      .find((button) => button.textContent === text)
      ?.click();

  it("names itself to who hears it", async () => {
    await start({ banner: { policyUrl: "/privacy" } });
    const dialog = root().querySelector("[role=dialog]");
    expect(root().getElementById(dialog?.getAttribute("aria-labelledby") ?? "")?.textContent).toMatch(/learn/);
    expect(root().querySelector("a")?.getAttribute("href")).toBe("/privacy");
  });

  it("lets refuse as easily as agree", async () => {
    await start({ banner: true });
    const [refuse, accept] = buttons().slice(-2);
    expect([refuse?.textContent, accept?.textContent]).toEqual(["Refuse all", "Accept all"]);
    expect(refuse?.className).toBe(accept?.className);
    refuse?.click();
    expect(tracker.hasDecided()).toBe(true);
    expect(tracker.getConsent()).toMatchObject({ analytics: false, marketing: false, personalization: false });
  });

  it("ticks nothing in advance, and takes what is ticked", async () => {
    await start({ banner: true });
    press("Choose");
    const boxes = Array.from(root().querySelectorAll<HTMLInputElement>("input:not(:disabled)"));
    expect(boxes.map(({ checked }) => checked)).toEqual([false, false, false]);
    if (boxes[0]) boxes[0].checked = true;
    press("Save choice");
    expect(tracker.getConsent()).toMatchObject({ analytics: true, marketing: false, personalization: false });
    expect(document.querySelector("rivulet-consent")).toBeNull();
  });

  it("closed by the keyboard decides nothing", async () => {
    await start({ banner: true });
    root()
      .querySelector("[role=dialog]")
      ?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    expect(document.querySelector("rivulet-consent")).toBeNull();
    expect(tracker.hasDecided()).toBe(false);
  });

  it("shows what was decided when it is asked for again", async () => {
    await start({});
    tracker.setConsent({ marketing: true });
    await tracker.showConsent();
    press("Choose");
    const boxes = Array.from(root().querySelectorAll<HTMLInputElement>("input:not(:disabled)"));
    expect(boxes.map(({ checked }) => checked)).toEqual([false, true, false]);
  });

  it("speaks the page's language", async () => {
    document.documentElement.lang = "de-CH";
    await start({ banner: true });
    document.documentElement.lang = "en";
    expect(buttons().at(-1)?.textContent).toBe("Alle annehmen");
  });
});

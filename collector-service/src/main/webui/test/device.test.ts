import { beforeEach, describe, expect, it, vi } from "vitest";
import { forgetSession, keepSession, linkToken, openSession, visitorStore } from "../src/device";

const MINUTE = 60_000;

describe("a visit", () => {
  beforeEach(forgetSession);
  const open = (at: number, url = "https://shop.example/") => openSession(at, url, "https://search.example/");

  it("goes on for half an hour", () => {
    const { session } = open(0);
    const next = open(30 * MINUTE - 1);
    expect(next.isNew).toBe(false);
    expect(next.session).toMatchObject({ id: session.id, sequence: 2, entryPage: "https://shop.example/" });
  });

  it("goes on where nothing can be kept", () => {
    vi.stubGlobal("localStorage", undefined);
    open(0);
    expect(open(1)).toMatchObject({ isNew: false, session: { sequence: 2 } });
  });

  it("that begins is known to other tabs at once; how far it has come, a second later or when somebody asks", () => {
    vi.useFakeTimers();
    const kept = () => JSON.parse(localStorage.getItem("_rivulet_session") ?? "null")?.sequence;
    open(0);
    expect(kept()).toBe(1);
    for (let at = 1; at < 10; at++) open(at);
    expect(kept()).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(kept()).toBe(10);
    open(20);
    keepSession();
    expect(kept()).toBe(11);
    localStorage.setItem("_rivulet_session", `{"sequence":99}`);
    vi.advanceTimersByTime(1000);
    expect(kept()).toBe(99);
    vi.useRealTimers();
  });

  it("that another tab has gone on with goes on from there", () => {
    open(0);
    const kept = JSON.parse(localStorage.getItem("_rivulet_session") ?? "null");
    localStorage.setItem("_rivulet_session", JSON.stringify({ ...kept, sequence: 7 }));
    expect(open(1).session.sequence).toBe(8);
  });

  it("begins anew after half an hour", () => {
    open(0);
    expect(open(30 * MINUTE).isNew).toBe(true);
  });

  it("keeps its campaign on pages that name none", () => {
    open(0, "https://shop.example/?utm_source=news&utm_campaign=spring");
    expect(open(1).session.campaign).toEqual({ utmSource: "news", utmCampaign: "spring" });
  });

  it("takes another campaign as a whole", () => {
    open(0, "https://shop.example/?utm_source=news&utm_campaign=spring");
    expect(open(1, "https://shop.example/?utm_source=ads").session.campaign).toEqual({ utmSource: "ads" });
  });
});

describe("a visitor", () => {
  beforeEach(() => localStorage.clear());

  it("is the same for every page", () => {
    const id = visitorStore("v1").id();
    expect(visitorStore("v1").id()).toBe(id);
  });

  it("is found in local storage where cookies do not stay", () => {
    localStorage.setItem("v2", "kept-in-storage");
    expect(visitorStore("v2").id()).toBe("kept-in-storage");
  });

  it("has an id even where another script has emptied the cookie", () => {
    vi.spyOn(document, "cookie", "get").mockReturnValue("visitor=");
    expect(visitorStore("visitor").id()).toMatch(/^[0-9a-f-]{36}$/);
    vi.restoreAllMocks();
  });

  it("is forgotten everywhere", () => {
    const store = visitorStore("v3");
    const id = store.id();
    store.forget();
    expect(document.cookie).not.toMatch(/v3=./);
    expect(store.id()).not.toBe(id);
  });

  const arrive = (token: string) => {
    history.replaceState(null, "", `/landing?a=1&_rv=${token}`);
    return visitorStore(`v${Math.random()}`).id();
  };

  it("is brought along by a link, whose token goes from the address", () => {
    expect(arrive(linkToken("visitor-of-the-other-domain"))).toBe("visitor-of-the-other-domain");
    expect(location.search).toBe("?a=1");
  });

  it("is not brought along by a link of two minutes ago", () => {
    expect(arrive(linkToken("somebody-else", Date.now() - 2 * MINUTE))).not.toBe("somebody-else");
  });

  it("is not brought along by a forged link", () => {
    expect(arrive(linkToken("somebody-else").replace("somebody", "somebode"))).not.toContain("else");
  });
});

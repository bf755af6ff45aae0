import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { openShelf } from "../src/queue";

let names = 0;
const name = () => `shelf-${names++}`;

describe("the shelf", () => {
  it("hands the events of a tab that is gone to another one, once", async () => {
    const shelf = name();
    openShelf(shelf, "gone").put([{ eventId: "a" }, { eventId: "b" }]);
    const heir = openShelf(shelf, "heir");
    expect(await heir.adopt(() => true)).toEqual([{ eventId: "a" }, { eventId: "b" }]);
    expect(await openShelf(shelf, "third").adopt((tab) => tab === "gone")).toEqual([]);
  });

  it("leaves the events of a tab that lives", async () => {
    const shelf = name();
    openShelf(shelf, "living").put([{ eventId: "a" }]);
    expect(await openShelf(shelf, "other").adopt((tab) => tab !== "living")).toEqual([]);
  });

  it("never hands a tab its own", async () => {
    const own = openShelf(name(), "own");
    own.put([{ eventId: "a" }]);
    expect(await own.adopt(() => true)).toEqual([]);
  });

  it("forgets what has arrived", async () => {
    const shelf = name();
    const tab = openShelf(shelf, "tab");
    tab.put([{ eventId: "a" }, { eventId: "b" }]);
    tab.remove(["a"]);
    await tab.adopt(() => false);
    expect(await openShelf(shelf, "heir").adopt(() => true)).toEqual([{ eventId: "b" }]);
  });

  it("says when everything is written", async () => {
    const shelf = name();
    const tab = openShelf(shelf, "tab");
    tab.put([{ eventId: "a" }]);
    tab.put([{ eventId: "b" }]);
    await tab.kept();
    const found = await new Promise<unknown[]>((resolve) => {
      indexedDB.open(shelf).onsuccess = ({ target }) => {
        const all = (target as IDBOpenDBRequest).result.transaction("events").objectStore("events").getAllKeys();
        all.onsuccess = () => resolve(all.result);
      };
    });
    expect(found).toEqual(["a", "b"]);
  });

  it("forgets everything", async () => {
    const shelf = name();
    const tab = openShelf(shelf, "tab");
    tab.put([{ eventId: "a" }]);
    await tab.wipe();
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(shelf);
  });
});

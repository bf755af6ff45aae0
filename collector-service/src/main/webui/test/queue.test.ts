import "fake-indexeddb/auto";
import { describe, expect, it, vi } from "vitest";
import { openShelf } from "../src/queue";

let names = 0;
const name = () => `shelf-${names++}`;

function open(shelf: string, tab: string, changed = () => {}) {
  const opened = openShelf(shelf, tab, changed);
  const put = (...ids: string[]) => {
    opened.put(ids.map((eventId) => ({ eventId })));
    opened.save();
  };
  return { ...opened, put };
}

/** How many there are from now on; what other tests have left to do does not count. */
function transactionsOf(shelf: string): () => number {
  const spy = vi.spyOn(IDBDatabase.prototype, "transaction");
  return () => (spy.mock.contexts as IDBDatabase[]).filter((database) => database.name === shelf).length;
}

/** What lies on the device, as whoever looks there finds it. */
function records(shelf: string): Promise<Array<{ id: string; tab: string; events: Array<{ eventId: string }> }>> {
  return new Promise((resolve) => {
    indexedDB.open(shelf).onsuccess = ({ target }) => {
      const database = (target as IDBOpenDBRequest).result;
      database.transaction("events").objectStore("events").getAll().onsuccess = ({ target: all }) => {
        database.close();
        resolve((all as IDBRequest).result);
      };
    };
  });
}

describe("the shelf", () => {
  it("hands the events of a tab that is gone to another one, once", async () => {
    const shelf = name();
    open(shelf, "gone").put("a", "b");
    const heir = open(shelf, "heir");
    expect(await heir.adopt(() => true)).toEqual([{ eventId: "a" }, { eventId: "b" }]);
    expect(await open(shelf, "third").adopt((tab) => tab === "gone")).toEqual([]);
  });

  it("leaves the events of a tab that lives", async () => {
    const shelf = name();
    open(shelf, "living").put("a");
    expect(await open(shelf, "other").adopt((tab) => tab !== "living")).toEqual([]);
  });

  it("never hands a tab its own", async () => {
    const own = open(name(), "own");
    own.put("a");
    expect(await own.adopt(() => true)).toEqual([]);
  });

  it("writes everything of one moment in one transaction", async () => {
    const shelf = name();
    const tab = openShelf(shelf, "tab", () => {});
    // That it is opened takes some, too.
    await tab.adopt(() => true);
    const transactions = transactionsOf(shelf);
    tab.put([{ eventId: "a" }]);
    tab.put([{ eventId: "b" }, { eventId: "c" }]);
    await tab.kept();
    expect(transactions()).toBe(1);
    expect((await records(shelf)).map(({ events }) => events)).toEqual([
      [{ eventId: "a" }, { eventId: "b" }, { eventId: "c" }],
    ]);
  });

  it("says that there is something to write, and has nothing to do once it is written", async () => {
    const changed = vi.fn();
    const shelf = name();
    const tab = openShelf(shelf, "tab", changed);
    tab.put([{ eventId: "a" }]);
    expect(changed).toHaveBeenCalledTimes(1);
    await tab.kept();
    const transactions = transactionsOf(shelf);
    tab.save();
    await tab.kept();
    expect(transactions()).toBe(0);
  });

  it("never writes what arrives before", async () => {
    const shelf = name();
    const tab = openShelf(shelf, "tab", () => {});
    tab.put([{ eventId: "a" }, { eventId: "b" }]);
    tab.remove(["a"]);
    await tab.kept();
    expect((await records(shelf)).map(({ events }) => events)).toEqual([[{ eventId: "b" }]]);
  });

  it("keeps what was written together until the last of it has arrived", async () => {
    const shelf = name();
    const tab = open(shelf, "tab");
    tab.put("a", "b");
    tab.put("c");
    tab.remove(["a", "c"]);
    await tab.kept();
    expect((await records(shelf)).map(({ id }) => id)).toEqual(["a"]);
    tab.remove(["b"]);
    await tab.kept();
    expect(await records(shelf)).toEqual([]);
  });

  it("forgets what it has taken over and has arrived", async () => {
    const shelf = name();
    open(shelf, "gone").put("a", "b");
    const heir = open(shelf, "heir");
    await heir.adopt(() => true);
    heir.remove(["a", "b"]);
    await heir.kept();
    expect(await records(shelf)).toEqual([]);
  });

  it("takes over what an earlier version has left, which wrote every event by itself", async () => {
    const shelf = name();
    await open(shelf, "earlier").adopt(() => true);
    await new Promise((resolve) => {
      indexedDB.open(shelf).onsuccess = ({ target }) => {
        const database = (target as IDBOpenDBRequest).result;
        const transaction = database.transaction("events", "readwrite");
        transaction.objectStore("events").put({ id: "a", tab: "gone", event: { eventId: "a" } });
        transaction.oncomplete = resolve;
      };
    });
    const heir = open(shelf, "heir");
    expect(await heir.adopt(() => true)).toEqual([{ eventId: "a" }]);
    heir.remove(["a"]);
    await heir.kept();
    expect(await records(shelf)).toEqual([]);
  });

  it("forgets everything, what is not written yet included", async () => {
    const shelf = name();
    const tab = openShelf(shelf, "tab", () => {});
    tab.put([{ eventId: "a" }]);
    tab.save();
    tab.put([{ eventId: "b" }]);
    await tab.wipe();
    await tab.kept();
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(shelf);
  });
});

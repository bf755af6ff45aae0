/** An event that waits, as JSON would have it. */
export interface Waiting {
  readonly eventId: string;
  readonly [field: string]: unknown;
}

/** Events that were written together; they go when all of them have arrived. */
interface Kept {
  id: string;
  tab: string;
  events: readonly Waiting[];
}

/** Earlier versions gave every event a record of its own. */
type Found = Omit<Kept, "events"> & { event: Waiting; events?: readonly Waiting[] };

/** Where waiting events survive the page that made them. Whatever fails here leaves them in memory alone. */
export interface Shelf {
  /** Every event once. */
  put(events: readonly Waiting[]): void;
  remove(ids: readonly string[]): void;
  /** Writes what was put or removed since the last time, in one transaction. */
  save(): void;
  /** Makes other tabs' events, whose tabs are gone, this tab's, and hands them over. */
  adopt(isGone: (tab: string, event: Waiting) => boolean): Promise<Waiting[]>;
  /** Saves, and resolves when it is so. */
  kept(): Promise<unknown>;
  /** Forgets everything, of all tabs. */
  wipe(): Promise<unknown>;
}

const STORE = "events";

/**
 * A shelf in IndexedDB, opened when the first event is saved there; `changed` is called when there is something to save.
 * Transactions and records cost more than what is in them, so that what happens together lies together.
 */
export function openShelf(name: string, tab: string, changed: () => void): Shelf {
  let opening: Promise<IDBDatabase> | undefined;
  let fresh: Waiting[] = [];
  let empty: string[] = [];
  // By event the record in which it lies, and how many are left there.
  const places = new Map<string, { id: string; left: number }>();
  let latest: Promise<unknown> | undefined;

  const keep = (store: IDBObjectStore, id: string, events: readonly Waiting[]) => {
    store.put({ id, tab, events } satisfies Kept);
  };
  const place = (id: string, events: readonly Waiting[]) => {
    const record = { id, left: events.length };
    for (const { eventId } of events) places.set(eventId, record);
  };

  const open = () => {
    opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
      request.onsuccess = () => {
        // Another tab that wipes must not wait for this one.
        request.result.onversionchange = () => {
          request.result.close();
          opening = undefined;
        };
        resolve(request.result);
      };
      request.onerror = request.onblocked = () => reject(request.error);
    });
    return opening;
  };

  const within = async (work: (store: IDBObjectStore) => void) => {
    try {
      const transaction = (await open()).transaction(STORE, "readwrite");
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = transaction.onerror = reject;
        work(transaction.objectStore(STORE));
      });
    } catch {
      // Then what waits is in memory alone.
    }
  };

  const save = () => {
    if (!fresh.length && !empty.length) return;
    const events = fresh;
    const gone = empty;
    fresh = [];
    empty = [];
    const id = events[0]?.eventId;
    // At once, since they may arrive before they are written.
    if (id) place(id, events);
    latest = within((store) => {
      if (id) keep(store, id, events);
      for (const id of gone) store.delete(id);
      // Otherwise the browser waits for this page to hear that it worked, which a page that closes never does.
      store.transaction.commit?.();
    });
  };

  const wiped = async () => {
    // What is being written is written first; then it goes, too.
    const database = await opening?.catch(() => undefined);
    database?.close();
    opening = undefined;
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onerror = request.onblocked = resolve;
    }).catch(() => {});
  };

  return {
    put(events) {
      fresh.push(...events);
      changed();
    },
    remove(ids) {
      fresh = fresh.filter(({ eventId }) => !ids.includes(eventId));
      for (const id of ids) {
        const record = places.get(id);
        places.delete(id);
        if (!record || --record.left) continue;
        empty.push(record.id);
        changed();
      }
    },
    save,
    // Transactions on one store take turns: with the last all are over.
    async kept() {
      save();
      await latest;
    },
    async adopt(isGone) {
      const adopted: Waiting[] = [];
      await within((store) => {
        const request = store.getAll();
        request.onsuccess = () => {
          for (const { id, tab: owner, event, events = [event] } of request.result as Found[]) {
            if (owner === tab || !isGone(owner, events[0] as Waiting)) continue;
            keep(store, id, events);
            place(id, events);
            adopted.push(...events);
          }
        };
      });
      return adopted;
    },
    wipe() {
      fresh = [];
      empty = [];
      places.clear();
      latest = wiped();
      return latest;
    },
  };
}

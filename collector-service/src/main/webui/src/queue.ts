/** An event that waits, as JSON would have it. */
export interface Waiting {
  readonly eventId: string;
  readonly [field: string]: unknown;
}

interface Kept {
  id: string;
  tab: string;
  event: Waiting;
}

/** Where waiting events survive the page that made them. Whatever fails here leaves them in memory alone. */
export interface Shelf {
  put(events: readonly Waiting[]): void;
  remove(ids: readonly string[]): void;
  /** Makes other tabs' events, whose tabs are gone, this tab's, and hands them over. */
  adopt(isGone: (tab: string, event: Waiting) => boolean): Promise<Waiting[]>;
  /** Resolves when whatever was put or removed before is so. */
  kept(): Promise<unknown>;
  /** Forgets everything, of all tabs. */
  wipe(): Promise<void>;
}

const STORE = "events";

/** A shelf in IndexedDB, opened when the first event is put there. */
export function openShelf(name: string, tab: string): Shelf {
  let opening: Promise<IDBDatabase> | undefined;
  let batch: Waiting[] | undefined;
  let latest: Promise<unknown> | undefined;

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

  const within = async <T>(work: (store: IDBObjectStore, done: (value: T) => void) => void): Promise<T | undefined> => {
    try {
      const transaction = (await open()).transaction(STORE, "readwrite");
      return await new Promise<T | undefined>((resolve, reject) => {
        let value: T | undefined;
        transaction.oncomplete = () => resolve(value);
        transaction.onabort = transaction.onerror = () => reject(transaction.error);
        work(transaction.objectStore(STORE), (done) => {
          value = done;
        });
      });
    } catch {
      return undefined;
    }
  };

  return {
    put(events) {
      // What comes together is written together.
      if (batch) {
        batch.push(...events);
        return;
      }
      const mine = [...events];
      batch = mine;
      const take = () => {
        if (batch === mine) batch = undefined;
      };
      latest = within((store) => {
        take();
        for (const event of mine) store.put({ id: event.eventId, tab, event } satisfies Kept);
        commit(store);
      }).then(take);
    },
    remove(ids) {
      latest = within((store) => {
        for (const id of ids) store.delete(id);
        commit(store);
      });
    },
    // Transactions on one store take turns: with the last all are over.
    kept: async () => latest,
    async adopt(isGone) {
      return (
        (await within<Waiting[]>((store, done) => {
          const request = store.getAll();
          request.onsuccess = () => {
            const orphans = (request.result as Kept[]).filter(
              (kept) => kept.tab !== tab && isGone(kept.tab, kept.event),
            );
            for (const orphan of orphans) store.put({ ...orphan, tab });
            done(orphans.map((orphan) => orphan.event));
          };
        })) ?? []
      );
    },
    async wipe() {
      // What was to be put is put first; then it goes, too.
      await opening?.then(
        (database) => database.close(),
        () => {},
      );
      opening = undefined;
      await new Promise<void>((resolve) => {
        try {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = request.onerror = request.onblocked = () => resolve();
        } catch {
          resolve();
        }
      });
    },
  };
}

/** Otherwise the browser waits for this page to hear that it worked, which a page that closes never does. */
function commit(store: IDBObjectStore): void {
  store.transaction.commit?.();
}

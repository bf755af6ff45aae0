/** What tells this tab from those that are gone, and makes one of those that are there the leader. */
export interface Tabs {
  /** Calls back when this tab leads. */
  join(lead: () => void): void;
  /** Which tabs still live; undefined where the browser can't say. */
  living(): Promise<Set<string | undefined> | undefined>;
  /** Lets another tab lead; a page that holds a lock could not be kept for the way back. */
  leave(): void;
}

const TAB = "rivulet-tab-";

/**
 * Tabs by Web Locks: a lock goes with its tab, however that ends, so nobody is taken for dead who only sleeps. Where
 * there are none (pages without TLS) every tab leads; what two of them send is the same event.
 */
export function tabs(id: string, group: string): Tabs {
  const locks = navigator.locks as LockManager | undefined;
  let presence: AbortController | undefined;

  const hold = (name: string, signal: AbortSignal, then: () => void) =>
    locks
      ?.request(name, { signal }, () => {
        then();
        return new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      })
      .catch(() => {});

  return {
    join(lead) {
      if (presence) return;
      presence = new AbortController();
      const { signal } = presence;
      if (locks) void hold(TAB + id, signal, () => void hold(`rivulet-leader-${group}`, signal, lead));
      else lead();
    },
    async living() {
      try {
        const held = (await locks?.query())?.held;
        return held && new Set(held.map((lock) => lock.name?.slice(TAB.length)));
      } catch {
        return undefined;
      }
    },
    leave() {
      presence?.abort();
      presence = undefined;
    },
  };
}

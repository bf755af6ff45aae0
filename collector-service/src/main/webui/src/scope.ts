/** Says on the console what went wrong, where somebody wants to know. */
export type Report = (problem: unknown) => void;

/** Wraps a function so that nothing escapes from it into the host page. */
export function guarded<A extends unknown[]>(report: Report, run: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      run(...args);
    } catch (problem) {
      report(problem);
    }
  };
}

/** Everything that was hung onto the page, so that it can be taken off again. */
export interface Scope {
  on(target: EventTarget, types: string, listener: (event: Event) => void): void;
  every(millis: number, run: () => void): void;
  later(millis: number, run: () => void): void;
  /** Runs when the scope closes. */
  closing(run: () => void): void;
  close(): void;
}

export function openScope(report: Report): Scope {
  let closers: Array<() => void> = [];
  const closing = (run: () => void) => void closers.push(guarded(report, run));
  return {
    closing,
    on(target, types, listener) {
      const safe = guarded(report, listener);
      // Capturing: a page that stops an event's propagation hides nothing.
      const options = { capture: true, passive: true };
      for (const type of types.split(" ")) {
        target.addEventListener(type, safe, options);
        closing(() => target.removeEventListener(type, safe, options));
      }
    },
    every(millis, run) {
      const timer = setInterval(guarded(report, run), millis);
      closing(() => clearInterval(timer));
    },
    later(millis, run) {
      const timer = setTimeout(guarded(report, run), millis);
      closing(() => clearTimeout(timer));
    },
    close() {
      const all = closers;
      closers = [];
      for (const close of all) close();
    },
  };
}

import { read, write } from "../device";
import { makeFingerprint } from "../fingerprint/make";
import { uuidv7 } from "../ids";
import { whenIdle } from "../rest";
import type { Inside } from "../types";

const KEY = "revivatech_fingerprint";
const FALLBACK_KEY = "revivatech_fallback_id";
/** A page that is never idle is held up for a moment now and then rather than left without. */
const PATIENCE = 500;

/** What the browser looks like: a signal beside the visitor's id, never a key. Only ever started with consent. */
export function start(inside: Inside): void {
  const note = (fingerprint: string) => inside.context("fingerprint", fingerprint);
  const kept = read(KEY) ?? read(FALLBACK_KEY);
  if (kept) {
    note(kept);
    return;
  }
  let isOver = false;
  inside.scope.closing(() => {
    isOver = true;
  });
  const rest = () =>
    new Promise<void>((resolve, reject) => {
      whenIdle(() => (isOver ? reject(new Error("No consent any more")) : resolve()), PATIENCE);
    });
  const begin = async () => {
    let made: string;
    let key = KEY;
    try {
      made = await makeFingerprint(rest);
    } catch {
      // A browser that resists is told from others by chance.
      made = `fb_${uuidv7().replaceAll("-", "")}`;
      key = FALLBACK_KEY;
    }
    if (isOver) return;
    write(key, made);
    note(made);
    inside.tracker.track("fingerprint_made", { fingerprint: made });
  };
  // A page that still loads has better things to do.
  if (document.readyState === "complete") void begin();
  else inside.scope.on(window, "load", () => void begin());
}

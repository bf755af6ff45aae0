import { getThumbmark, setOption } from "@thumbmarkjs/thumbmarkjs";
import { read, write } from "../device";
import { uuidv7 } from "../ids";
import type { Inside } from "../types";

const KEY = "revivatech_fingerprint";
const FALLBACK_KEY = "revivatech_fallback_id";

/** What the browser looks like: a signal beside the visitor's id, never a key. Only ever started with consent. */
export function start(inside: Inside): void {
  const note = (fingerprint: string) => inside.context("fingerprint", fingerprint);
  const kept = read(KEY) ?? read(FALLBACK_KEY);
  if (kept) {
    note(kept);
    return;
  }
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 500));
  idle(() => {
    make().then(
      (made) => {
        if (!inside.tracker.getConsent().analytics) return;
        write(made.startsWith("fb_") ? FALLBACK_KEY : KEY, made);
        note(made);
        inside.tracker.track("fingerprint_made", { fingerprint: made });
      },
      () => {},
    );
  });
}

async function make(): Promise<string> {
  try {
    // Otherwise the library tells its maker now and then what it found.
    setOption("logging", false);
    const { thumbmark } = await getThumbmark({ exclude: ["fonts", "audio"], logging: false });
    if (thumbmark) return thumbmark;
  } catch {
    // A browser that resists is told from others by chance.
  }
  return `fb_${uuidv7().replaceAll("-", "")}`;
}

import getMath from "thumbmark/components/math";
import getPlugins from "thumbmark/components/plugins";
import getScreen from "thumbmark/components/screen";
import getSpeech from "thumbmark/components/speech";
import getSystem from "thumbmark/components/system";
import getWebRTC from "thumbmark/components/webrtc";
import { filterThumbmarkData, getExcludeList } from "thumbmark/functions/filterComponents";
import { defaultOptions } from "thumbmark/options";
import { hash } from "thumbmark/utils/hash";
import { stableStringify } from "thumbmark/utils/stableStringify";
import type { Rest } from "./murmur";
import { canvas, graphics, videocard, webgl } from "./pictures";

const OPTIONS = { exclude: ["fonts", "audio"], stabilize: defaultOptions.stabilize };
const TIMEOUT = 5000;
/** What stands for a part that the browser does not answer about. */
const UNANSWERED = { timeout: "true" };

/**
 * The fingerprint that ThumbmarkJS makes without fonts and sounds, to the last digit, but a part at a time: in one go it
 * would hold the page up. Nothing of the library is here that speaks to its maker.
 */
export async function makeFingerprint(rest: Rest): Promise<string> {
  const gl = once(graphics);
  const parts: Record<string, () => object | null | Promise<object | null>> = {
    system: getSystem,
    screen: getScreen,
    math: getMath,
    plugins: getPlugins,
    locales,
    hardware: () => hardware(videocard(gl())),
    webgl: () => webgl(gl(), rest),
    canvas: () => canvas(rest),
    webrtc: getWebRTC,
    speech: getSpeech,
  };
  const left = getExcludeList(OPTIONS);
  const found: Record<string, object> = {};
  for (const [name, look] of Object.entries(parts)) {
    if (left.includes(name)) continue;
    await rest();
    const part = await answered(look);
    if (part) found[name] = part;
  }
  await rest();
  return hash(stableStringify(filterThumbmarkData(found, OPTIONS)));
}

async function answered(look: () => object | null | Promise<object | null>): Promise<object | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<object>((resolve) => {
    timer = setTimeout(() => resolve(UNANSWERED), TIMEOUT);
  });
  try {
    return await Promise.race([look(), late]);
  } catch {
    return UNANSWERED;
  } finally {
    clearTimeout(timer);
  }
}

declare const Temporal: { Now: { timeZoneId(): string } } | undefined;

/** The first look at how dates are written makes a browser read its tables of all of them: ask for the zone alone. */
function locales(): object {
  const timezone =
    typeof Temporal === "object" ? Temporal.Now.timeZoneId() : Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { languages: navigator.language, timezone };
}

function hardware(videocard: object | string): object {
  const { deviceMemory = 0 } = navigator as { deviceMemory?: number };
  const { memory } = performance as { memory?: { jsHeapSizeLimit: number } };
  // Processors differ in the sign of what is no number.
  const none = new Float32Array([Infinity]);
  none[0] = (none[0] as number) - (none[0] as number);
  const architecture = new Uint8Array(none.buffer)[3];
  return { videocard, architecture, deviceMemory: String(deviceMemory), jsHeapSizeLimit: memory?.jsHeapSizeLimit || 0 };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

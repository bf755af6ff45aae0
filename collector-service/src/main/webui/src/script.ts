import { createTracker, type LoadChunk } from "./tracker";
import type { Options, Tracker } from "./types";

/** The hash in the chunks' names, which the build knows. */
declare const RIVULET_CHUNKS: string;

// The tracker as a script of a page: one global, its options from the script's own attributes.

const load: LoadChunk = (name, origin) => import(`${origin}/rivulet/${name}-${RIVULET_CHUNKS}.js`);

type Call = [keyof Tracker, ...unknown[]];
type Global = Tracker & { push(...calls: Call[]): void };

function optionsOf({ key, policy, ...data }: DOMStringMap): Options | undefined {
  if (!key) return undefined;
  const options: Record<string, unknown> = { apiKey: key };
  for (const name in data) options[name] = optionOf(name, data[name] ?? "");
  if (options.banner && policy) options.banner = { policyUrl: policy };
  return options as unknown as Options;
}

function optionOf(name: string, text: string): unknown {
  const words = text.split(/[\s,]+/);
  if (name === "linkDomains" || name === "partners") return words;
  // What is granted is listed, and what is not to be captured: `no-scroll`.
  if (name === "consent") return Object.fromEntries(words.map((word) => [word, true]));
  if (name === "capture" && text !== "false") return Object.fromEntries(words.map((word) => [word.slice(3), false]));
  if (/^(true|false)?$/.test(text)) return text !== "false";
  return /^[\d.]+$/.test(text) && name !== "consentVersion" ? Number(text) : text;
}

function start(): void {
  const script = document.currentScript as HTMLScriptElement | null;
  const holder = window as unknown as { rivulet?: Call[] | Global };
  const early = holder.rivulet ?? [];
  // Loaded twice it is still one.
  if (!Array.isArray(early)) return;
  const tracker = createTracker(load, script?.src);
  const push = (...calls: Call[]) => {
    for (const [method, ...words] of calls) (tracker[method] as (...words: unknown[]) => unknown)?.(...words);
  };
  holder.rivulet = Object.assign(tracker, { push });
  const options = optionsOf(script?.dataset ?? {});
  if (options) tracker.init(options);
  push(...early);
}

try {
  start();
} catch {
  // A page without a tracker is a page all the same.
}

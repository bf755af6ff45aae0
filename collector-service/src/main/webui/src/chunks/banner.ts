import type { BannerOptions, Category, Inside } from "../types";
import { type Words, wordsFor } from "./bannerWords";

const CATEGORIES: readonly Category[] = ["analytics", "marketing", "personalization"];
const TAG = "rivulet-consent";

/**
 * Asks for consent: refusing takes as little as agreeing, nothing is ticked in advance, and the page stays usable.
 * Styles are constructed and live in a shadow root, so that a strict policy of the page lets them through.
 */
export function start(inside: Inside): void {
  if (document.body) open(inside);
  else document.addEventListener("DOMContentLoaded", () => open(inside));
}

function open(inside: Inside): void {
  document.querySelector(TAG)?.remove();
  const settings: BannerOptions = typeof inside.options.banner === "object" ? inside.options.banner : {};
  const language = settings.language ?? (document.documentElement.lang || navigator.language);
  const [lang, words] = wordsFor(language);
  const host = element(TAG);
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [sheet];

  const before = document.activeElement;
  const { tracker } = inside;
  const close = () => {
    host.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const decide = (grants: Record<Category, boolean>) => {
    tracker.setConsent(grants);
    close();
  };
  const all = (granted: boolean) =>
    ({ analytics: granted, marketing: granted, personalization: granted }) as Record<Category, boolean>;

  const now = tracker.getConsent();
  const switches = CATEGORIES.map((category) => choice(category, words, now[category]));
  const choices = element("div", { className: "choices", hidden: true }, [
    choice("necessary", words, true).row,
    ...switches.map(({ row }) => row),
  ]);
  const save = button(words.save, "plain", () =>
    decide(
      Object.fromEntries(switches.map(({ box, category }) => [category, box.checked])) as Record<Category, boolean>,
    ),
  );
  save.hidden = true;
  const more = button(words.choose, "link", () => {
    const isOpen = choices.hidden;
    choices.hidden = save.hidden = !isOpen;
    more.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) switches[0]?.box.focus();
  });
  more.setAttribute("aria-expanded", "false");

  const text = element("p", { id: "text", textContent: words.text });
  if (settings.policyUrl) {
    text.append(" ", element("a", { href: settings.policyUrl, textContent: words.policy }));
  }
  const box = element("section", { lang, tabIndex: -1 }, [
    element("h2", { id: "title", textContent: words.title }),
    text,
    choices,
    element("div", { className: "buttons" }, [
      more,
      save,
      button(words.refuse, "plain", () => decide(all(false))),
      button(words.accept, "plain", () => decide(all(true))),
    ]),
  ]);
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-labelledby", "title");
  box.setAttribute("aria-describedby", "text");
  // Closing is no answer: nothing is granted, and the next page asks again.
  box.addEventListener("keydown", (event) => event.key === "Escape" && close());
  root.append(box);
  document.body.prepend(host);
  // Asked for, it takes the keyboard; by itself it must not take it away from somebody who types.
  if (tracker.hasDecided()) box.focus();
}

function choice(category: Category | "necessary", words: Words, isOn: boolean) {
  const id = `c-${category}`;
  const box = element("input", { type: "checkbox", id, checked: isOn, disabled: category === "necessary" });
  box.setAttribute("aria-describedby", `${id}-text`);
  const [name, text] = words[category];
  const row = element("div", { className: "choice" }, [
    box,
    element("label", { htmlFor: id, textContent: name }),
    element("span", { id: `${id}-text`, textContent: text }),
  ]);
  return { category, box, row };
}

function button(text: string, className: string, press: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", className, textContent: text });
  made.addEventListener("click", press);
  return made;
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties?: Partial<HTMLElementTagNameMap[K]>,
  children?: Node[],
): HTMLElementTagNameMap[K];
function element(tag: string): HTMLElement;
function element(tag: string, properties: object = {}, children: Node[] = []): HTMLElement {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// Custom properties of the host let a page choose colours without reaching in.
const STYLES = `
:host{all:initial}
section{position:fixed;inset:auto 16px 16px 16px;z-index:2147483000;max-width:560px;max-height:calc(100vh - 32px);overflow:auto;
box-sizing:border-box;margin:0 auto 0 0;padding:20px 22px;border-radius:14px;outline:0;
background:var(--rivulet-background,#fff);color:var(--rivulet-text,#1b2330);
font:15px/1.5 var(--rivulet-font,system-ui,sans-serif);box-shadow:0 8px 40px #0004,0 0 0 1px #0001}
h2{margin:0 0 6px;font-size:17px;line-height:1.3}p{margin:0 0 14px}a{color:inherit}[hidden]{display:none!important}
.choices{margin:0 0 14px}
.choice{display:grid;grid-template-columns:auto 1fr;gap:0 10px;padding:8px 0;border-top:1px solid #8883}
.choice input{width:20px;height:20px;margin:1px 0;accent-color:var(--rivulet-accent,#0b5fd8)}
label{font-weight:600}span{grid-column:2;opacity:.8;font-size:14px}
.buttons{display:flex;flex-wrap:wrap;gap:8px;justify-content:flex-end}
button{font:inherit;font-weight:600;min-height:44px;padding:8px 16px;border-radius:10px;cursor:pointer;border:1px solid transparent}
.plain{background:var(--rivulet-accent,#0b5fd8);color:var(--rivulet-on-accent,#fff)}
.link{background:none;color:inherit;text-decoration:underline;margin-right:auto;padding-left:0}
:focus-visible{outline:3px solid var(--rivulet-focus,#f0a202);outline-offset:2px}
@media(max-width:520px){.buttons button{flex:1 1 100%}.link{order:1;padding:0}}
@media(prefers-color-scheme:dark){section{background:var(--rivulet-background,#1c2430);color:var(--rivulet-text,#eef2f7)}}
`;

import { CONSENT_EVENT } from "../consent";
import type { Waiting } from "../queue";
import type { Consent, Inside } from "../types";

/** Tells the page's tag manager and its other scripts: of events as long as analytics is agreed to, of consent always. */
export function start(inside: Inside): void {
  const { dataLayer, sessionGlobal } = inside.options;
  if (dataLayer) {
    const layer = layerOf(dataLayer === true ? "dataLayer" : dataLayer);
    const agree = () => pushConsent(layer, inside.tracker.getConsent());
    agree();
    inside.pageScope.on(window, CONSENT_EVENT, () => queueMicrotask(agree));
    inside.hear((event) => pushEvent(layer, event));
  }
  if (sessionGlobal) {
    inside.hear((event) => {
      const { fingerprint } = event.properties as { fingerprint?: string };
      const open = inside.tracker.session();
      if (!open) return;
      const { id, startTime, referrer, entryPage } = open;
      Object.assign(window, { [sessionGlobal]: { fingerprint, session: { id, startTime, referrer, entryPage } } });
    });
  }
}

type Layer = unknown[];

function layerOf(name: string): Layer {
  const holder = window as unknown as Record<string, Layer | undefined>;
  holder[name] ??= [];
  return holder[name];
}

/** An event under its own name, with what a tag manager likes to know of its user. */
function pushEvent(layer: Layer, { eventType, eventId, userId, properties }: Waiting): void {
  const { segment } = properties as { segment?: unknown };
  layer.push({ event: eventType, eventId, user: { loggedIn: !!userId, segment }, properties });
}

/** Consent in the words of Google's consent mode, which other tags read as well. */
function pushConsent(layer: Layer, consent: Consent): void {
  const word = (granted: boolean) => (granted ? "granted" : "denied");
  const ads = word(consent.marketing);
  const personal = word(consent.personalization);
  command.call(layer, "consent", "update", {
    analytics_storage: word(consent.analytics),
    ad_storage: ads,
    ad_user_data: ads,
    ad_personalization: ads,
    personalization_storage: personal,
    functionality_storage: personal,
  });
}

/** The layer tells commands from events by their being an `arguments` object. */
function command(this: Layer, ..._words: unknown[]): void {
  this.push(arguments);
}

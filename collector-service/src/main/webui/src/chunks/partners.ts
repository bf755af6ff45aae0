import { CONSENT_EVENT } from "../consent";
import { read, write } from "../device";
import type { Inside } from "../types";

/** Which visit the partners were told of last. */
const KEY = "_rivulet_partners";

/**
 * Tells partners under which id the visitor is known here, so that both can speak of the same person: by a picture,
 * once a visit, and only with consent to marketing.
 */
export function start(inside: Inside): void {
  const { options, tracker, scope } = inside;
  const tell = () => {
    const [visitor, visit] = [tracker.visitorId(), tracker.session()?.id];
    if (!tracker.getConsent().marketing) write(KEY, undefined);
    else if (visitor && visit && read(KEY) !== visit) {
      write(KEY, visit);
      for (const address of options.partners ?? []) {
        const url = new URL(address.replaceAll("{id}", encodeURIComponent(visitor)), location.href);
        new Image().src = url.href;
        inside.emit("partner_told", { partner: url.host });
      }
    }
  };
  // The first event begins the visit.
  scope.later(0, tell);
  scope.on(window, CONSENT_EVENT, () => scope.later(0, tell));
}

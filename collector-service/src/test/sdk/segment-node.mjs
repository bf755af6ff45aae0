import { Analytics } from "@segment/analytics-node";
import { collector, number, rounds, run, sent } from "./rounds.mjs";

const sdk = new Analytics({ writeKey: "wk_demo", host: collector, flushAt: 4, flushInterval: 300 });
const ada = { userId: `u-${run}`, anonymousId: `a-${run}` };

await rounds(
  async (round) => {
    sdk.identify({ ...ada, traits: number(round, 1) });
    sent(`${round}.1`, "identify", ada.userId);
    sdk.page({ ...ada, name: "Home", properties: { url: "https://shop.example/", ...number(round, 2) } });
    sent(`${round}.2`, "page_view", ada.userId);
    sdk.track({ ...ada, event: "Order Completed", properties: { revenue: 25, currency: "EUR", ...number(round, 3) } });
    sent(`${round}.3`, "purchase", ada.userId);
    sdk.track({ ...ada, event: "Product Viewed", properties: number(round, 4) });
    sent(`${round}.4`, "product_view", ada.userId);
    sdk.screen({ ...ada, name: "Cart", properties: number(round, 5) });
    sent(`${round}.5`, "screen_view", ada.userId);
  },
  () => sdk.closeAndFlush({ timeout: 30_000 }),
);

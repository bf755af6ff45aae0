import RudderAnalytics from "@rudderstack/rudder-sdk-node";
import { collector, number, rounds, run, sent } from "./rounds.mjs";

const sdk = new RudderAnalytics("wk_demo", {
  dataPlaneUrl: collector,
  flushAt: 3,
  flushInterval: 300,
  // Three by default, which is one second.
  retryCount: 12,
  axiosRetryConfig: { retryDelay: () => 1000 },
});
const ada = { userId: `u-${run}`, anonymousId: `a-${run}` };

await rounds(
  async (round) => {
    sdk.identify({ ...ada, traits: number(round, 1) });
    sent(`${round}.1`, "identify", ada.userId);
    sdk.page({ ...ada, name: "Home", properties: { url: "https://shop.example/", ...number(round, 2) } });
    sent(`${round}.2`, "page_view", ada.userId);
    sdk.track({ ...ada, event: "Order Completed", properties: { revenue: 25, currency: "EUR", ...number(round, 3) } });
    sent(`${round}.3`, "purchase", ada.userId);
  },
  () => sdk.flush(),
);

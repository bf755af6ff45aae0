import { PostHog } from "posthog-node";
import { collector, number, rounds, run, sent } from "./rounds.mjs";

const sdk = new PostHog("wk_demo", {
  host: collector,
  flushAt: 3,
  flushInterval: 300,
  // Three by default.
  fetchRetryCount: 30,
  fetchRetryDelay: 1000,
});
const distinctId = `u-${run}`;

await rounds(
  async (round) => {
    sdk.identify({ distinctId, properties: number(round, 1) });
    sent(`${round}.1`, "identify", distinctId);
    sdk.capture({ distinctId, event: "$pageview", properties: { $current_url: "https://shop.example/", ...number(round, 2) } });
    sent(`${round}.2`, "page_view", distinctId);
    sdk.capture({ distinctId, event: "Order Completed", properties: { revenue: 25, currency: "EUR", ...number(round, 3) } });
    sent(`${round}.3`, "purchase", distinctId);
  },
  () => sdk.shutdown(30_000),
);

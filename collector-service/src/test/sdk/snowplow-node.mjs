import { buildPageView, buildSelfDescribingEvent, buildStructEvent, newTracker } from "@snowplow/node-tracker";
import { collector, number, rounds, run, sent } from "./rounds.mjs";

const sdk = newTracker({ namespace: "t", appId: "wk_demo" }, { endpoint: collector, bufferSize: 1, onRequestFailure: () => {} });
sdk.setUserId(`u-${run}`);
sdk.setDomainUserId(`a-${run}`);

await rounds(
  async (round) => {
    sdk.track(buildPageView({ pageUrl: `https://shop.example/?n=${run}-${round}.1`, pageTitle: number(round, 1).n }));
    sent(`${round}.1`, "page_view", `u-${run}`);
    sdk.track(buildStructEvent({ category: "shop", action: "coupon_applied", label: number(round, 2).n, value: 2 }));
    sent(`${round}.2`, "coupon_applied", `u-${run}`);
    sdk.track(
      buildSelfDescribingEvent({
        event: {
          schema: "iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1",
          data: { targetUrl: "https://partner.example/", ...number(round, 3) },
        },
      }),
    );
    sent(`${round}.3`, "click", `u-${run}`);
  },
  () => sdk.flush(),
);

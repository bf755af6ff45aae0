import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { count, plural } from "../format/numbers";
import { useLive } from "../live/useLive";
import { useQuestion } from "../state/question";
import { useSites } from "../state/sites";
import { Card } from "../ui/Card";
import { Link } from "../ui/Link";

const quoted = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** What to paste into a page. */
export function snippet(collector: string, key: string): string {
    return `<script async src="${quoted(collector.replace(/\/+$/, ""))}/rivulet.js" data-key="${quoted(key)}" data-banner></script>`;
}

/**
 * Where the collector is: as the service was told, else on the same machine, at its usual port. What is local there is
 * where the dashboard is.
 */
export function collectorAt(told: string | undefined, here: { protocol: string; hostname: string }): string {
    const url = new URL(told ?? `${here.protocol}//${here.hostname}:8080`);
    if (url.hostname === "localhost") url.hostname = here.hostname;
    return url.href.replace(/\/+$/, "");
}

/** How events get here: the line for a page, and a look-out for the first of them. */
export default function Install() {
    const [question] = useQuestion();
    const live = useLive(question.site, true);
    const sites = useSites();
    const [typed, setTyped] = useState<string>();
    const collector = typed ?? collectorAt(sites.data?.collectorUrl, location);
    const [key, setKey] = useState(question.own["key"] ?? "wk_demo");
    const [hasCopied, setCopied] = useState(false);
    const line = snippet(collector, key);
    // Numbers come without events, which are told one by one.
    const newest = live.events[0];
    const queries = useQueryClient();
    const hasArrived = newest !== undefined;
    // From the first one on there is more to look at.
    useEffect(() => {
        if (hasArrived) void queries.invalidateQueries({ queryKey: ["sites"] });
    }, [hasArrived, queries]);
    return (
        <div className="narrow">
            <Card title="Put this on every page">
                <p>
                    Before the end of its head. Visitors are asked for consent, and nothing personal is kept before they
                    agree.
                </p>
                <div className="two">
                    <label className="field">
                        Address of the collector
                        <input value={collector} inputMode="url" onChange={(event) => setTyped(event.target.value)} />
                    </label>
                    <label className="field">
                        Write key of the site
                        <input value={key} onChange={(event) => setKey(event.target.value)} />
                    </label>
                </div>
                <pre className="code" tabIndex={0} aria-label="The line">
                    <code>{line}</code>
                </pre>
                <button
                    className="button primary"
                    onClick={() => {
                        void navigator.clipboard?.writeText(line).then(() => setCopied(true));
                    }}
                >
                    {hasCopied ? "Copied" : "Copy"}
                </button>
                <p className="note">
                    From a page on localhost nothing is sent unless the line also says <code>data-allow-localhost</code>
                    . Servers, and SDKs of Segment, RudderStack, PostHog and Snowplow, send to the same collector.
                </p>
            </Card>
            <Card title="Is anything coming?">
                <p className={`waiting ${newest ? "arrived" : ""}`} role="status">
                    <span className={`dot ${newest ? "live" : "connecting"}`} aria-hidden="true" />
                    {live.pulse === "refused"
                        ? live.failure
                        : live.pulse === "lost"
                          ? `There is no connection to the query service: ${live.failure ?? ""}`
                          : newest
                            ? `Yes: ${count(live.view?.activeVisitors ?? 0)} ${plural(live.view?.activeVisitors ?? 0, "active visitor")}, and events of the last day.`
                            : "Waiting for your first event…"}
                </p>
                {newest && (
                    <Link to="/live" className="button">
                        Watch them arrive
                    </Link>
                )}
            </Card>
        </div>
    );
}

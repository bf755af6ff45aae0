import { useState } from "react";
import type { Sites as View } from "../api/types";
import { count } from "../format/numbers";
import { ago, dateTime, exact } from "../format/times";
import { useSites } from "../state/sites";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, type Column } from "../ui/DataTable";
import { Link } from "../ui/Link";
import { Answered } from "../ui/states";
import { collectorAt, snippet } from "./Install";

type Site = View["sites"][number];

const DAY = 86_400_000;

/** Whether it sends, has fallen silent, or has never sent. */
function State({ site }: { site: Site }) {
    const last = site.lastEventAt;
    const isFresh = last && Date.now() - Date.parse(last) < DAY;
    return (
        <span className={isFresh ? "pill live" : "pill"}>
            <span className={isFresh ? "dot live" : "dot"} aria-hidden="true" />
            {isFresh ? "sends" : last ? "silent" : "waiting for its first event"}
        </span>
    );
}

const COLUMNS: Column<Site>[] = [
    {
        title: "Site",
        value: (row) => row.siteId,
        show: (row) => (
            <Link to="/" change={{ site: row.siteId, filters: [] }}>
                {row.siteId}
            </Link>
        ),
    },
    {
        title: "State",
        value: (row) => (row.lastEventAt ? "has sent" : "waiting"),
        order: (row) => row.lastEventAt,
        show: (row) => <State site={row} />,
    },
    {
        title: "Last event",
        value: (row) => row.lastEventAt,
        show: (row) =>
            row.lastEventAt ? <span title={exact(row.lastEventAt, row.timeZone)}>{ago(row.lastEventAt)}</span> : "–",
        isNumber: true,
    },
    {
        title: "Last 24 hours",
        value: (row) => row.eventsLastDay,
        show: (row) => count(row.eventsLastDay),
        isNumber: true,
    },
    {
        title: "Refused",
        value: (row) => row.rejectedLastDay,
        show: (row) => <span className={row.rejectedLastDay ? "lost-link" : ""}>{count(row.rejectedLastDay)}</span>,
        isNumber: true,
    },
    {
        title: "First event",
        value: (row) => row.firstEventAt,
        show: (row) => (row.firstEventAt ? dateTime(row.firstEventAt, row.timeZone) : "–"),
        isNumber: true,
    },
    { title: "Time zone", value: (row) => row.timeZone },
];

/** Which sites there are, whether they send, with which keys, and the line for each. */
export default function Sites() {
    const asked = useSites();
    const sites = asked.data?.sites;
    return (
        <div className="stack">
            <Card
                title="Sites"
                note={sites && count(sites.length)}
                actions={<CsvButton name="sites" columns={COLUMNS} rows={sites} />}
            >
                <Answered asked={asked} rows={4}>
                    {(view) => (
                        <DataTable
                            label="Sites"
                            columns={COLUMNS}
                            rows={view.sites}
                            keyOf={(row) => row.siteId}
                            empty="Nothing has arrived from any site yet, and none is configured."
                        />
                    )}
                </Answered>
            </Card>
            {asked.data?.keysUnknown && (
                <p className="pulse behind" role="status">
                    <span className="dot" aria-hidden="true" />
                    {asked.data.keysUnknown}.
                </p>
            )}
            {sites?.some(({ keys }) => keys) && (
                <div className="grid">
                    {sites.map(
                        (site) =>
                            site.keys && (
                                <KeysOf
                                    key={site.siteId}
                                    site={site}
                                    keys={site.keys}
                                    collector={collectorAt(asked.data?.collectorUrl, location)}
                                />
                            ),
                    )}
                </div>
            )}
            <details className="card">
                <summary>How sites, keys and time zones are made and changed</summary>
                <p>
                    Sites, keys, origins and limits are the collector’s: it must know them when nothing else answers.
                    They stand in its configuration, or in a file of properties that it reads again while it runs (
                    <code>rivulet.sites-file</code>). A key is replaced by putting the new one beside it and giving the
                    old one an end; of server keys the file needs the hash only.
                </p>
                <pre className="code" tabIndex={0} aria-label="Lines of the file">
                    <code>
                        {`rivulet.sites.shop.write-keys=wk_…, wk_… until 2027-01-01T00:00:00Z
rivulet.sites.shop.server-keys=sha256:…
rivulet.sites.shop.allowed-origins=https://shop.example`}
                    </code>
                </pre>
                <p>
                    In which zone a site’s days begin is the query service’s to know:{" "}
                    <code>rivulet.sites.&lt;site&gt;.time-zone=Europe/London</code>; UTC unless said. A change holds for
                    the past as well, after a restart.
                </p>
            </details>
        </div>
    );
}

function KeysOf({ site, keys, collector }: { site: Site; keys: NonNullable<Site["keys"]>; collector: string }) {
    const { writeKeys, serverKeys, allowedOrigins } = keys;
    return (
        <Card
            title={site.siteId}
            note={`${count(writeKeys.length)} write ${writeKeys.length === 1 ? "key" : "keys"}, ${count(serverKeys)} server ${serverKeys === 1 ? "key" : "keys"}`}
        >
            <ul className="site-keys">
                {writeKeys.map((key) => (
                    <li key={key.name}>
                        <span className="key-name">
                            <code>{key.key}</code>
                            <span className="note">
                                {key.name}
                                {key.until ? `, until ${dateTime(key.until, site.timeZone)}` : ""}
                            </span>
                        </span>
                        <CopyLine of={`${site.siteId}, ${key.name}`} line={snippet(collector, key.key)} />
                        <Link
                            to="/manage/install"
                            change={{ site: site.siteId, filters: [] }}
                            own={{ key: key.key }}
                            className="button"
                        >
                            Install
                        </Link>
                    </li>
                ))}
            </ul>
            {!writeKeys.length && <p className="nothing">No page can send: it has no write key.</p>}
            <p className="note">
                {allowedOrigins.length ? `From ${allowedOrigins.join(", ")} only.` : "From pages of any origin."}
            </p>
        </Card>
    );
}

function CopyLine({ of, line }: { of: string; line: string }) {
    const [hasCopied, setCopied] = useState(false);
    return (
        <button
            className="button"
            aria-label={`Copy the line for pages of ${of}`}
            onClick={() => void navigator.clipboard?.writeText(line).then(() => setCopied(true))}
        >
            {hasCopied ? "Copied" : "Copy the line"}
        </button>
    );
}

import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { country, countryCode, source, words } from "../format/names";
import { count, percent } from "../format/numbers";
import { ago, clock } from "../format/times";
import { useLive } from "../live/useLive";
import type { Gap, Live as LiveState, Second } from "../live/feed";
import { useQuestion } from "../state/question";
import { usePlace } from "../state/sites";
import { Card } from "../ui/Card";
import { Chart, type Drawn } from "../ui/Chart";
import { CsvButton, DataTable, type Column } from "../ui/DataTable";
import { EventRow } from "../ui/EventRow";
import { PictureButton, TableButton } from "../ui/Figure";
import { pathsDrawn } from "../ui/snapshot";
import { Nothing, Skeleton } from "../ui/states";

const SHOWN = 60;

export default function Live() {
    const [question] = useQuestion();
    const live = useLive(question.site, true);
    const { place } = usePlace(question);
    const zone = place?.zone ?? "UTC";
    const { view } = live;
    return (
        <div className="stack">
            <Pulse live={live} />
            {view ? (
                <>
                    <section className="card numbers" aria-label="Right now">
                        <div className="kpis live-kpis">
                            <Number
                                title="Active visitors"
                                note="last 5 minutes"
                                value={count(view.activeVisitors)}
                                metric="activeVisitors"
                                isBig
                            />
                            <Number
                                title="Events"
                                note="last minute"
                                value={count(view.eventsLastMinute)}
                                metric="eventsLastMinute"
                            />
                            <Number
                                title="Page views"
                                note="last minute"
                                value={count(view.pageViewsLastMinute)}
                                metric="pageViewsLastMinute"
                            />
                            <Number
                                title="Clicks"
                                note="last minute"
                                value={count(view.clicksLastMinute)}
                                metric="clicksLastMinute"
                            />
                            <Number
                                title="Visits that converted"
                                note="today"
                                value={percent(view.conversionRateToday)}
                                metric="conversionRateToday"
                            />
                        </div>
                        <Seconds live={live} zone={zone} />
                    </section>
                    <div className="grid live-grid">
                        <Card title="Events" note="newest first" className="events-card">
                            {live.events.length ? (
                                <ol className="events" tabIndex={0} aria-label="Events">
                                    {live.events.slice(0, SHOWN).map((event) => (
                                        <EventRow key={event.eventId} event={event} zone={zone} />
                                    ))}
                                </ol>
                            ) : (
                                <Nothing>Nothing has happened in the last day.</Nothing>
                            )}
                        </Card>
                        <div className="stack">
                            <Shares
                                title="Pages"
                                unit="Views"
                                rows={view.topPages.map((row) => ({ name: row.path, size: row.pageViews }))}
                            />
                            <Shares
                                title="Sources"
                                unit="Visitors"
                                rows={view.topSources.map((row) => ({ name: source(row.name), size: row.visitors }))}
                            />
                            <Countries rows={view.countries} />
                            <Shares
                                title="Devices"
                                unit="Visitors"
                                rows={view.devices.map((row) => ({ name: words(row.name), size: row.visitors }))}
                            />
                            <Shares
                                title="Events by name"
                                unit="Times"
                                rows={Object.entries(view.counters).map(([name, size]) => ({
                                    name: words(name),
                                    size,
                                }))}
                            />
                        </div>
                    </div>
                </>
            ) : (
                live.pulse === "connecting" && <Skeleton rows={12} />
            )}
        </div>
    );
}

const seconds = (many: number) => `${count(many)} ${Math.round(many) === 1 ? "second" : "seconds"}`;

/** Says how true what is shown is. */
function Pulse({ live }: { live: LiveState }) {
    const words =
        live.pulse === "connecting"
            ? "Connecting…"
            : live.pulse === "refused"
              ? (live.failure ?? "")
              : live.pulse === "lost"
                ? `No connection: it was lost ${ago(new Date(live.lostSince ?? Date.now()).toISOString())}${live.view ? "; what is shown is the last that was heard" : ""}. Trying again. ${live.failure ?? ""}`
                : live.pulse === "behind"
                  ? live.behindSeconds === null
                      ? "The projection has never caught up with the topics yet: numbers may be too small."
                      : `Behind: what is shown is what was known ${seconds(live.behindSeconds)} ago.`
                  : `${
                        (live.behindSeconds ?? 0) < 1
                            ? "Live: all that has arrived is counted."
                            : `Live: all that had arrived ${seconds(live.behindSeconds ?? 0)} ago is counted.`
                    } ${
                        live.isPushed
                            ? "Events are shown as they arrive."
                            : "Asked for every two seconds, as there is no lasting connection to the service."
                    }`;
    return (
        <p className={`pulse ${live.pulse === "refused" ? "behind" : live.pulse}`} role="status">
            <span className="dot" aria-hidden="true" />
            {words}
        </p>
    );
}

function Number({
    title,
    note,
    value,
    metric,
    isBig,
}: {
    title: string;
    note: string;
    value: string;
    metric: string;
    isBig?: boolean;
}) {
    return (
        <div className={isBig ? "kpi big" : "kpi"}>
            <span className="kpi-title">{title}</span>
            <span className="kpi-value" data-metric={metric}>
                {value}
            </span>
            <span className="change none">{note}</span>
        </div>
    );
}

const GAPS = {
    many: "so many come that not each of them is seen",
    break: "the connection broke for too long to be told what happened meanwhile",
    slow: "more came than this page could take",
} as const;

/** Whatever was missed, the bars are at least as high as what was seen. */
const gapWords = (gap: Gap, zone: string) =>
    `; ${GAPS[gap.why]}: up to ${clock(new Date(gap.until).toISOString(), zone)} the bars are at least that high`;

function Seconds({ live: { seconds, gap }, zone }: { live: LiveState; zone: string }) {
    const [isTable, setTable] = useState(false);
    const drawn = useRef<Drawn>(null);
    const spec = useMemo(
        () => ({
            kind: "bar" as const,
            labels: seconds.map(({ at }) => clock(new Date(at).toISOString(), zone)),
            series: [{ name: "Events", values: seconds.map(({ events }) => events) }],
            format: count,
            isLive: true,
        }),
        [seconds, zone],
    );
    const columns = useMemo<Column<Second>[]>(
        () => [
            {
                title: "Second",
                value: (row) => new Date(row.at).toISOString(),
                show: (row) => clock(new Date(row.at).toISOString(), zone),
            },
            { title: "Events", value: (row) => row.events, show: (row) => count(row.events), isNumber: true },
        ],
        [zone],
    );
    return (
        <>
            <div className="chart-head">
                <span className="note">
                    Events by second, the last minute
                    {gap && gapWords(gap, zone)}
                </span>
                <div className="card-actions">
                    <TableButton isTable={isTable} choose={setTable} />
                    <CsvButton name="seconds" columns={columns} rows={seconds} />
                    {!isTable && <PictureButton name="seconds" take={() => drawn.current?.picture()} />}
                </div>
            </div>
            {isTable ? (
                <div className="tall low">
                    <DataTable
                        label="Events by second"
                        columns={columns}
                        rows={seconds.toReversed()}
                        keyOf={(row) => String(row.at)}
                    />
                </div>
            ) : (
                <Chart
                    ref={drawn}
                    spec={spec}
                    label="Events by second, the last minute; the same numbers are in the table"
                    height={170}
                />
            )}
        </>
    );
}

const WorldMap = lazy(() => import("../live/WorldMap"));

/** Where they are, on a map or as a table. */
function Countries({ rows: told }: { rows: readonly { name: string; visitors: number }[] }) {
    const [isTable, setTable] = useState(false);
    const drawn = useRef<SVGSVGElement>(null);
    const visitors = useMemo(() => {
        const here = new Map<string, number>();
        for (const { name, visitors: more } of told) {
            const code = countryCode(name);
            here.set(code, (here.get(code) ?? 0) + more);
        }
        return here;
    }, [told]);
    const rows = told.map((row) => ({ name: country(row.name), size: row.visitors }));
    const columns = columnsOf("Countries", "Visitors");
    return (
        <Card
            title="Countries"
            note="last hour"
            actions={
                <>
                    <TableButton isTable={isTable} choose={setTable} />
                    <CsvButton name="live-countries" columns={columns} rows={rows} />
                    {!isTable && <PictureButton name="live-countries" take={() => pathsDrawn(drawn.current)} />}
                </>
            }
        >
            {isTable ? (
                <ShareTable title="Countries" columns={columns} rows={rows} />
            ) : (
                <Suspense fallback={<div className="world-waiting" aria-busy="true" />}>
                    <WorldMap ref={drawn} visitors={visitors} />
                </Suspense>
            )}
        </Card>
    );
}

interface Share {
    name: string;
    size: number;
}

const columnsOf = (title: string, unit: string): Column<Share>[] => [
    { title, value: (row) => row.name },
    { title: unit, value: (row) => row.size, show: (row) => count(row.size), isNumber: true },
];

function ShareTable({ title, columns, rows }: { title: string; columns: readonly Column<Share>[]; rows: Share[] }) {
    const most = Math.max(1, ...rows.map((row) => row.size));
    return (
        <div className="list short">
            <DataTable
                label={title}
                columns={columns}
                rows={rows}
                keyOf={(row) => row.name}
                share={(row) => row.size / most}
                empty="Nothing in the last hour."
            />
        </div>
    );
}

function Shares({ title, unit, rows }: { title: string; unit: string; rows: Share[] }) {
    const columns = columnsOf(title, unit);
    return (
        <Card
            title={title}
            note="last hour"
            actions={<CsvButton name={`live-${title.toLowerCase()}`} columns={columns} rows={rows} />}
        >
            <ShareTable title={title} columns={columns} rows={rows} />
        </Card>
    );
}

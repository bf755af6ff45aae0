import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { post, put } from "../api/client";
import type { Funnel as View, FunnelPeople } from "../api/types";
import { words } from "../format/names";
import { count, duration, percent, plural } from "../format/numbers";
import { ago } from "../format/times";
import { siteOf, spoken, useAggregate } from "../overview/aggregate";
import { useMay } from "../state/me";
import { useQuestion, type Question } from "../state/question";
import { usePlace, type Place } from "../state/sites";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { PictureButton, TableButton } from "../ui/Figure";
import { Icon } from "../ui/Icon";
import { Link, personPath } from "../ui/Link";
import { Paged } from "../ui/Paged";
import { snapshot } from "../ui/snapshot";
import { Answered, Failure, Nothing, Skeleton } from "../ui/states";

type Step = View["steps"][number];
type Walker = FunnelPeople["people"][number];

const MOST = 8;
/** What a shop would begin with; events that the site does not send are left out. */
const USUAL = ["page_view", "product_view", "add_to_cart", "checkout_started", "purchase"];
const WINDOWS = { P1D: "a day", P7D: "a week", P14D: "two weeks", P30D: "30 days", session: "one visit" } as const;

/** While the range goes on, people do. */
const SOON = 10_000;

export default function Funnel() {
    const [question] = useQuestion();
    const { place, error, retry } = usePlace(question);
    if (!place) return error ? <Failure error={error} onRetry={retry} /> : <Skeleton rows={12} />;
    if (!siteOf(question, place)) return <Nothing>A funnel is of one site: choose one above.</Nothing>;
    return <OfSite question={question} place={place} />;
}

function OfSite({ question, place }: { question: Question; place: Place }) {
    const [, change] = useQuestion();
    const mayKeep = useMay("define");
    const maySeePeople = useMay("people");
    const { own } = question;
    const named = useAggregate("event names", question, place, {
        metrics: ["events"],
        dimensions: ["event:name"],
        filters: [],
        pagination: { limit: 200 },
    });
    const names = named.data?.results.map((row) => row.dimensions[0] ?? "").filter(Boolean) ?? [];
    const usual = USUAL.filter((name) => names.includes(name));
    const chosen = own["steps"]?.split(",").filter(Boolean) ?? [];
    const steps = chosen.length >= 2 ? chosen : usual.length >= 2 ? usual : names.slice(0, 2);
    const window = Object.hasOwn(WINDOWS, own["window"] ?? "") ? (own["window"] ?? "") : "P14D";
    const choose = (change_: Record<string, string>) => change({ own: { ...own, step: "", dropped: "", ...change_ } });
    const definition = {
        siteId: siteOf(question, place),
        dateRange: [place.range.from, place.range.to],
        steps: steps.map((event) => ({ event })),
        window,
        filters: spoken(question.filters),
    };
    const asked = useQuery({
        queryKey: ["funnel", definition],
        queryFn: ({ signal }) => post("/api/analytics/funnels", definition, signal),
        enabled: steps.length >= 2,
        placeholderData: keepPreviousData,
        refetchInterval: place.range.to >= place.today ? SOON : false,
    });
    if (!named.data) return named.error ? <Failure error={named.error} /> : <Skeleton rows={12} />;
    if (steps.length < 2) {
        return <Nothing>A funnel needs two different events; this period has fewer. Choose a longer one.</Nothing>;
    }
    return (
        <div className="stack">
            <form className="choices" onSubmit={(event) => event.preventDefault()}>
                {steps.map((step, at) => (
                    <span className="step-choice" key={`${at}-${step}`}>
                        <label className="field">
                            Step {count(at + 1)}
                            <select
                                value={step}
                                onChange={(event) => choose({ steps: steps.with(at, event.target.value).join() })}
                            >
                                {[...new Set([step, ...names])].map((name) => (
                                    <option key={name} value={name}>
                                        {words(name)}
                                    </option>
                                ))}
                            </select>
                        </label>
                        {steps.length > 2 && (
                            <button
                                className="quiet"
                                type="button"
                                aria-label={`Leave out step ${at + 1}`}
                                onClick={() => choose({ steps: steps.toSpliced(at, 1).join() })}
                            >
                                <Icon name="close" size={14} />
                            </button>
                        )}
                    </span>
                ))}
                {steps.length < MOST && (
                    <button
                        className="button"
                        type="button"
                        onClick={() =>
                            choose({
                                steps: [...steps, names.find((name) => !steps.includes(name)) ?? "purchase"].join(),
                            })
                        }
                    >
                        Add a step
                    </button>
                )}
                <label className="field">
                    Within
                    <select value={window} onChange={(event) => choose({ window: event.target.value })}>
                        {Object.entries(WINDOWS).map(([key, title]) => (
                            <option key={key} value={key}>
                                {title}
                            </option>
                        ))}
                    </select>
                </label>
            </form>
            {mayKeep && <Keep definition={definition} name={own["name"] ?? ""} />}
            <Answered asked={asked} rows={10}>
                {(view) => <Steps view={view} isStale={asked.isPlaceholderData} choose={choose} own={own} />}
            </Answered>
            {maySeePeople && own["step"] && (
                <People definition={definition} step={Number(own["step"])} isDropped={own["dropped"] === "yes"} />
            )}
        </div>
    );
}

/** Keeps the definition under a name; its period is chosen anew whenever it is opened. */
function Keep({ definition, name }: { definition: Record<string, unknown>; name: string }) {
    const queries = useQueryClient();
    const [typed, setTyped] = useState(name);
    const [said, setSaid] = useState("");
    const [failure, setFailure] = useState<unknown>(null);
    const { dateRange: _, ...kept } = definition;
    return (
        <form
            className="choices"
            onSubmit={(event) => {
                event.preventDefault();
                put("/api/analytics/funnels/{name}", { name: typed.trim() }, kept).then(
                    () => {
                        setFailure(null);
                        setSaid("Saved");
                        return queries.invalidateQueries({ queryKey: ["funnels"] });
                    },
                    (error: unknown) => setFailure(error),
                );
            }}
        >
            <label className="field">
                Save it as
                <input
                    value={typed}
                    required
                    pattern=".*\S.*"
                    maxLength={100}
                    onChange={(event) => {
                        setTyped(event.target.value);
                        setSaid("");
                    }}
                />
            </label>
            <button className="button">Save</button>
            <span className="note" role="status">
                {said && (
                    <>
                        {said}: <Link to="/manage/funnels">all saved funnels</Link>
                    </>
                )}
            </span>
            {failure !== null && <Failure error={failure} />}
        </form>
    );
}

const COLUMNS: Column<Step>[] = [
    { title: "Step", value: (row) => `${row.step}. ${row.name}`, show: (row) => `${row.step}. ${words(row.name)}` },
    { title: "People", value: (row) => row.people, show: (row) => count(row.people), isNumber: true },
    { title: "Of the first", value: (row) => row.conversion, show: (row) => percent(row.conversion), isNumber: true },
    {
        title: "Of the step before",
        value: (row) => row.conversionFromPrevious,
        show: (row) => percent(row.conversionFromPrevious),
        isNumber: true,
    },
    { title: "Lost", value: (row) => row.droppedOff, show: (row) => count(row.droppedOff), isNumber: true },
    { title: "Median time", value: (row) => row.medianSeconds, show: (row) => time(row.medianSeconds), isNumber: true },
    { title: "90% within", value: (row) => row.p90Seconds, show: (row) => time(row.p90Seconds), isNumber: true },
];

const time = (seconds: number | null | undefined) =>
    seconds === null || seconds === undefined ? "–" : duration(seconds);

function Steps({
    view,
    isStale,
    own,
    choose,
}: {
    view: View;
    isStale: boolean;
    own: Record<string, string>;
    choose: (change: Record<string, string>) => void;
}) {
    const { steps } = view;
    const maySeePeople = useMay("people");
    const exported = useCallback(() => downloadRows("funnel", COLUMNS, steps), [steps]);
    useOffersExport(exported);
    const last = steps.at(-1);
    const [isTable, setTable] = useState(false);
    const bars = useRef<HTMLOListElement>(null);
    return (
        <div className={isStale ? "stack stale" : "stack"} aria-busy={isStale}>
            <Card
                title="How many got how far"
                note={
                    last
                        ? `${percent(last.conversion)} of ${count(steps[0]?.people ?? 0)} ${plural(steps[0]?.people ?? 0, "person", "people")} came to the end`
                        : ""
                }
                actions={
                    <>
                        <TableButton isTable={isTable} choose={setTable} />
                        <CsvButton name="funnel" columns={COLUMNS} rows={steps} />
                        {!isTable && (
                            <PictureButton
                                name="funnel"
                                take={() =>
                                    snapshot(bars.current, "b, .note, .funnel-track, .funnel-bar, .funnel-foot .link")
                                }
                            />
                        )}
                    </>
                }
            >
                {isTable ? (
                    <DataTable label="Steps" columns={COLUMNS} rows={steps} keyOf={(row) => String(row.step)} />
                ) : (
                    <ol className="funnel" ref={bars}>
                        {steps.map((step) => (
                            <li key={step.step}>
                                <div className="funnel-head">
                                    <b>
                                        {step.step}. {words(step.name)}
                                    </b>
                                    <span className="note">
                                        {step.step > 1 &&
                                            `${percent(step.conversionFromPrevious)} of the step before${
                                                step.medianSeconds === undefined || step.medianSeconds === null
                                                    ? ""
                                                    : `, ${time(step.medianSeconds)} after it as a rule`
                                            }`}
                                    </span>
                                </div>
                                <div className="funnel-track">
                                    <span className="funnel-bar" style={{ width: `${step.conversion * 100}%` }} />
                                </div>
                                <div className="funnel-foot">
                                    <button
                                        className="link"
                                        aria-pressed={own["step"] === String(step.step) && own["dropped"] !== "yes"}
                                        disabled={!maySeePeople}
                                        onClick={() => choose({ step: String(step.step), dropped: "" })}
                                    >
                                        <span data-step={step.step}>{count(step.people)}</span>{" "}
                                        {plural(step.people, "person", "people")}, {percent(step.conversion)}
                                    </button>
                                    {step.step > 1 && step.droppedOff > 0 && (
                                        <button
                                            className="link lost-link"
                                            aria-pressed={own["step"] === String(step.step) && own["dropped"] === "yes"}
                                            disabled={!maySeePeople}
                                            onClick={() => choose({ step: String(step.step), dropped: "yes" })}
                                        >
                                            {count(step.droppedOff)} lost before it
                                        </button>
                                    )}
                                </div>
                            </li>
                        ))}
                    </ol>
                )}
            </Card>
        </div>
    );
}

const WALKERS: Column<Walker>[] = [
    { title: "Person", value: (row) => row.id, show: (row) => <Link to={personPath(row.id)}>{row.id}</Link> },
    { title: "Steps taken", value: (row) => row.reached, show: (row) => count(row.reached), isNumber: true },
    { title: "Began", value: (row) => row.startedAt, show: (row) => ago(row.startedAt), isNumber: true },
    { title: "Last step", value: (row) => row.lastAt, show: (row) => ago(row.lastAt), isNumber: true },
];

/** Who is behind a bar. */
function People({ definition, step, isDropped }: { definition: object; step: number; isDropped: boolean }) {
    const asked = useInfiniteQuery({
        queryKey: ["funnel people", definition, step, isDropped],
        queryFn: ({ signal, pageParam }) =>
            post(
                "/api/analytics/funnels/people",
                { ...definition, step, dropped: isDropped, ...(pageParam ? { after: pageParam } : {}) },
                signal,
            ),
        initialPageParam: "",
        getNextPageParam: (last: FunnelPeople) => last.next,
    });
    const rows = asked.data?.pages.flatMap((page) => page.people);
    return (
        <Card
            title={isDropped ? `Lost before step ${step}` : `Who took step ${step}`}
            actions={<CsvButton name={`funnel-step-${step}`} columns={WALKERS} rows={rows} />}
        >
            <Paged asked={asked} list={rows}>
                {(walkers) => (
                    <DataTable
                        label="People of the step"
                        columns={WALKERS}
                        rows={walkers}
                        keyOf={(row) => row.id}
                        empty="Nobody."
                    />
                )}
            </Paged>
        </Card>
    );
}

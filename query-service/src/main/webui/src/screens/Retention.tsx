import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useRef } from "react";
import { post } from "../api/client";
import type { Retention as View, RetentionPeople } from "../api/types";
import { words } from "../format/names";
import { count, percent, plural } from "../format/numbers";
import { ago, day, month, weekday } from "../format/times";
import { siteOf, spoken, useAggregate } from "../overview/aggregate";
import { useMay } from "../state/me";
import { useQuestion, type Question } from "../state/question";
import type { Place } from "../state/sites";
import { Card } from "../ui/Card";
import { Choice, oneOf } from "../ui/Choice";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { Figure, PictureButton } from "../ui/Figure";
import { Link, personPath } from "../ui/Link";
import { OfSite } from "../ui/OfSite";
import { Paged } from "../ui/Paged";
import { snapshot } from "../ui/snapshot";
import { Answered, Nothing } from "../ui/states";

type Cohort = View["cohorts"][number];
type Cell = Cohort["cells"][number];

const PERIODS = { day: "Days", week: "Weeks", month: "Months" } as const;
const MODES = { first_time: "For the first time", recurring: "Every time" } as const;
const LATER: Record<keyof typeof PERIODS, number> = { day: 14, week: 8, month: 6 };
const USUAL = "page_view";

/** Who comes back, period by period. */
export default function Retention() {
    return <OfSite what="Coming back is">{(question, place) => <Asked question={question} place={place} />}</OfSite>;
}

function Asked({ question, place }: { question: Question; place: Place }) {
    const [, change] = useQuestion();
    const maySeePeople = useMay("people");
    const { own } = question;
    const period = oneOf(PERIODS, own["by"], "day");
    const mode = oneOf(MODES, own["mode"], "first_time");
    const start = own["start"] || USUAL;
    const back = own["back"] || USUAL;
    const choose = (word: string, value: string) => change({ own: { ...own, cohort: "", later: "", [word]: value } });
    const named = useAggregate("event names", question, place, {
        metrics: ["events"],
        dimensions: ["event:name"],
        filters: [],
        pagination: { limit: 200 },
    });
    const names = Object.fromEntries(
        [...new Set([start, back, ...(named.data?.results.map((row) => row.dimensions[0] ?? "") ?? [])])].map(
            (name) => [name, words(name)] as const,
        ),
    );
    const body = {
        siteId: siteOf(question, place),
        dateRange: [place.range.from, place.range.to],
        start: { event: start, filters: spoken(question.filters) },
        return: { event: back },
        period,
        mode,
        periods: LATER[period],
    };
    const asked = useQuery({
        queryKey: ["retention", body],
        queryFn: ({ signal }) => post("/api/analytics/retention", body, signal),
        placeholderData: keepPreviousData,
    });
    return (
        <div className="stack">
            <form className="choices" onSubmit={(event) => event.preventDefault()}>
                <Choice label="Whoever did" value={start} options={names} choose={(name) => choose("start", name)} />
                <Choice label="counted" value={mode} options={MODES} choose={(value) => choose("mode", value)} />
                <Choice
                    label="came back and did"
                    value={back}
                    options={names}
                    choose={(name) => choose("back", name)}
                />
                <Choice label="by" value={period} options={PERIODS} choose={(value) => choose("by", value)} />
            </form>
            <Answered asked={asked} rows={14}>
                {(view) => (
                    <div
                        className={asked.isPlaceholderData ? "stack stale" : "stack"}
                        aria-busy={asked.isPlaceholderData}
                    >
                        <HeatMap view={view} period={period} question={question} />
                        <Curve view={view} period={period} />
                    </div>
                )}
            </Answered>
            {maySeePeople && own["cohort"] && <People body={body} cohort={own["cohort"]} later={own["later"] ?? ""} />}
        </div>
    );
}

const unit = (period: keyof typeof PERIODS) => PERIODS[period].slice(0, -1);

/** Strong where many came back; the text is dark or light on it, whichever can be read. */
function shade(share: number): string {
    if (share <= 0) return "cell";
    return `cell heat-${Math.min(9, Math.max(1, Math.ceil(share * 10) - 1))}`;
}

function HeatMap({ view, period, question }: { view: View; period: keyof typeof PERIODS; question: Question }) {
    const maySeePeople = useMay("people");
    const [, change] = useQuestion();
    const began = period === "month" ? month : weekday;
    const heat = useRef<HTMLTableElement>(null);
    const cohorts = view.cohorts.filter(({ persons }) => persons > 0);
    const most = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
    const columns = useMemo<Column<Cohort>[]>(
        () => [
            { title: "Began", value: (row) => row.startDate },
            { title: "People", value: (row) => row.persons },
            ...Array.from({ length: most }, (_, at) => ({
                title: `${unit(period)} ${at}`,
                value: (row: Cohort) => row.cells[at]?.persons,
            })),
        ],
        [most, period],
    );
    const exported = useCallback(() => downloadRows("retention", columns, cohorts), [columns, view]);
    useOffersExport(cohorts.length ? exported : null);
    const open = (cohort: Cohort, later: string) =>
        change({ own: { ...question.own, cohort: cohort.startDate, later } });
    const isOpen = (cohort: Cohort, later: string) =>
        question.own["cohort"] === cohort.startDate && (question.own["later"] ?? "") === later;
    return (
        <Card
            title="Who came back"
            note={`of those who began in each ${unit(period).toLowerCase()}; a number opens its people`}
            actions={
                <>
                    <CsvButton name="retention" columns={columns} rows={cohorts} />
                    <PictureButton name="retention" take={() => snapshot(heat.current, "th, .cell")} />
                </>
            }
        >
            {cohorts.length ? (
                <div className="scroller" tabIndex={0} role="group" aria-label="Retention">
                    <table className="heat" ref={heat}>
                        <thead>
                            <tr>
                                <th scope="col">Began</th>
                                <th scope="col">People</th>
                                {Array.from({ length: most }, (_, at) => (
                                    <th key={at} scope="col">
                                        {at === 0 ? `Same ${unit(period).toLowerCase()}` : `+${at}`}
                                    </th>
                                ))}
                            </tr>
                        </thead>
                        <tbody>
                            {cohorts.map((cohort) => (
                                <tr key={cohort.startDate}>
                                    <th scope="row">{began(cohort.startDate)}</th>
                                    <td>
                                        <button
                                            className="cell"
                                            aria-pressed={isOpen(cohort, "")}
                                            aria-label={`${count(cohort.persons)} ${plural(cohort.persons, "person", "people")} began on ${weekday(cohort.startDate)}`}
                                            data-cohort={cohort.startDate}
                                            disabled={!maySeePeople}
                                            onClick={() => open(cohort, "")}
                                        >
                                            {count(cohort.persons)}
                                        </button>
                                    </td>
                                    {cohort.cells.map((cell) => (
                                        <td key={cell.period}>
                                            <CellButton
                                                cell={cell}
                                                cohort={cohort}
                                                unit={unit(period).toLowerCase()}
                                                isOpen={isOpen(cohort, String(cell.period))}
                                                open={() => open(cohort, String(cell.period))}
                                            />
                                        </td>
                                    ))}
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            ) : (
                <Nothing>Nobody began in this period. Choose a longer one, or another event.</Nothing>
            )}
            <p className="note">Dotted: the time is not over yet.</p>
        </Card>
    );
}

function CellButton({
    cell,
    cohort,
    unit: name,
    isOpen,
    open,
}: {
    cell: Cell;
    cohort: Cohort;
    unit: string;
    isOpen: boolean;
    open: () => void;
}) {
    const maySeePeople = useMay("people");
    return (
        <button
            className={cell.open ? `${shade(cell.share)} unfinished` : shade(cell.share)}
            aria-pressed={isOpen}
            aria-label={`${count(cell.persons)} of ${count(cohort.persons)}, ${percent(cell.share)}, ${count(cell.period)} ${name}s later${cell.open ? ", so far" : ""}`}
            title={`${count(cell.persons)} ${plural(cell.persons, "person", "people")}`}
            data-cell={cell.persons}
            disabled={!maySeePeople}
            onClick={open}
        >
            {percent(cell.share)}
        </button>
    );
}

interface Point {
    period: number;
    share: number;
    persons: number;
    of: number;
}

/** All cohorts together, as far as their time is over. */
function Curve({ view, period }: { view: View; period: keyof typeof PERIODS }) {
    const points = useMemo<Point[]>(() => {
        const sums = new Map<number, { persons: number; of: number }>();
        for (const cohort of view.cohorts) {
            for (const cell of cohort.cells) {
                if (cell.open || cell.period === 0) continue;
                const sum = sums.get(cell.period) ?? { persons: 0, of: 0 };
                sums.set(cell.period, { persons: sum.persons + cell.persons, of: sum.of + cohort.persons });
            }
        }
        return [...sums]
            .filter(([, { of }]) => of > 0)
            .map(([at, { persons, of }]) => ({ period: at, persons, of, share: persons / of }))
            .sort((a, b) => a.period - b.period);
    }, [view]);
    const name = unit(period);
    const spec = useMemo(
        () => ({
            kind: "line" as const,
            labels: points.map((point) => `+${point.period}`),
            titles: points.map((point) => `${name} ${point.period}`),
            series: [{ name: "Came back", values: points.map((point) => point.share) }],
            format: percent,
        }),
        [points, name],
    );
    if (points.length < 2) return null;
    const columns: Column<Point>[] = [
        { title: `${name}s later`, value: (row) => row.period, isNumber: true },
        { title: "Came back", value: (row) => row.persons, show: (row) => count(row.persons), isNumber: true },
        { title: "Of", value: (row) => row.of, show: (row) => count(row.of), isNumber: true },
        { title: "Share", value: (row) => row.share, show: (row) => percent(row.share), isNumber: true },
    ];
    return (
        <Figure
            title="All of them together"
            note={`so many ${PERIODS[period].toLowerCase()} later, as far as the time is over`}
            name="retention-curve"
            label={`Share of people who came back, by ${name.toLowerCase()}s later`}
            height={220}
            spec={spec}
            columns={columns}
            rows={points}
            keyOf={(row) => String(row.period)}
        />
    );
}

type Returned = RetentionPeople["people"][number];

function People({ body, cohort, later }: { body: object; cohort: string; later: string }) {
    const asked = useInfiniteQuery({
        queryKey: ["retention people", body, cohort, later],
        queryFn: ({ signal, pageParam }) =>
            post(
                "/api/analytics/retention/people",
                {
                    ...body,
                    cohort,
                    ...(later ? { later: Number(later) } : {}),
                    ...(pageParam ? { after: pageParam } : {}),
                },
                signal,
            ),
        initialPageParam: "",
        getNextPageParam: (last: RetentionPeople) => last.next,
    });
    const rows = asked.data?.pages.flatMap((page) => page.people);
    const columns: Column<Returned>[] = [
        {
            title: "Person",
            value: (row) => row.personId,
            show: (row) => <Link to={personPath(row.personId)}>{row.personId}</Link>,
        },
        { title: "Began", value: (row) => row.beganAt, show: (row) => ago(row.beganAt), isNumber: true },
        {
            title: "Last back in this time",
            value: (row) => row.backAt,
            show: (row) => (row.backAt ? ago(row.backAt) : "–"),
            isNumber: true,
        },
    ];
    return (
        <Card
            title={`Who began on ${day(cohort)}${later ? ` and came back ${later} later` : ""}`}
            actions={<CsvButton name={`cohort-${cohort}`} columns={columns} rows={rows} />}
        >
            <Paged asked={asked} list={rows}>
                {(people) => (
                    <DataTable
                        label="People of the cell"
                        columns={columns}
                        rows={people}
                        keyOf={(row) => row.personId}
                        empty="Nobody."
                    />
                )}
            </Paged>
        </Card>
    );
}

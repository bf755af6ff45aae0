import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { post } from "../api/client";
import type { Paths } from "../api/types";
import { words } from "../format/names";
import { count, percent } from "../format/numbers";
import { siteOf, spoken, useAggregate } from "../overview/aggregate";
import { useQuestion, type Question } from "../state/question";
import type { Place } from "../state/sites";
import { Card } from "../ui/Card";
import { Choice, oneOf } from "../ui/Choice";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import type { Flow } from "../ui/drawing";
import { useOffersExport } from "../ui/exporting";
import { Figure } from "../ui/Figure";
import { Who } from "../ui/Link";
import { OfSite } from "../ui/OfSite";
import { Answered, Nothing } from "../ui/states";

type Move = Paths["transitions"][number];
type Way = Paths["paths"][number];
type Exit = Paths["exits"][number];

const OF = { page: "Pages", event: "Events" } as const;
const FROM = { visit: "the beginning of a visit", start: "where it first was at", end: "the way to" } as const;
const STEPS = { "3": "3 places", "4": "4 places", "5": "5 places", "7": "7 places" } as const;
const DONE = { "": "All visits", yes: "Visits that converted", no: "Visits that did not convert" } as const;

/** Which way people go through a visit, and where they leave. */
export default function Journeys() {
    return <OfSite what="Journeys are">{(question, place) => <Asked question={question} place={place} />}</OfSite>;
}

function Asked({ question, place }: { question: Question; place: Place }) {
    const [, change] = useQuestion();
    const { own } = question;
    const of = oneOf(OF, own["of"], "page");
    const from = oneOf(FROM, own["from-where"], "visit");
    const steps = oneOf(STEPS, own["steps"], "4");
    const done = oneOf(DONE, own["converted"], "");
    const choose = (changed: Record<string, string>) => change({ own: { ...own, ...changed } });
    const dimension = of === "page" ? "event:page" : "event:name";
    const named = useAggregate("journey places", question, place, {
        metrics: ["events"],
        dimensions: [dimension],
        filters: of === "page" ? [["is", "event:name", ["page_view"]]] : [],
        pagination: { limit: 200 },
    });
    const names = (named.isPlaceholderData ? [] : (named.data?.results ?? [])).map((row) => row.dimensions[0] ?? "");
    const anchor = own["at"] || (names[0] ?? "");
    const goal = [done === "no" ? "has_not_done" : "has_done", ["is_not", "event:goal", ["(none)"]]];
    const body = {
        siteId: siteOf(question, place),
        dateRange: [place.range.from, place.range.to],
        of,
        steps: Number(steps),
        top: 8,
        filters: [...spoken(question.filters), ...(done ? [goal] : [])],
        ...(from === "start" ? { start: anchor } : from === "end" ? { end: anchor } : {}),
    };
    const asked = useQuery({
        queryKey: ["paths", body],
        queryFn: ({ signal }) => post("/api/analytics/paths", body, signal),
        enabled: from === "visit" || anchor !== "",
        placeholderData: keepPreviousData,
    });
    const name = (place_: string) =>
        place_ === "(other)"
            ? "Anywhere else"
            : place_ === "(none)"
              ? "No page"
              : of === "event"
                ? words(place_)
                : place_;
    return (
        <div className="stack">
            <form className="choices" onSubmit={(event) => event.preventDefault()}>
                <Choice
                    label="Ways through"
                    value={of}
                    options={OF}
                    choose={(value) => choose({ of: value, at: "" })}
                />
                <Choice label="from" value={from} options={FROM} choose={(value) => choose({ "from-where": value })} />
                {from !== "visit" && (
                    <Choice
                        label="which is"
                        value={anchor}
                        options={Object.fromEntries([...new Set([anchor, ...names])].map((each) => [each, name(each)]))}
                        choose={(at) => choose({ at })}
                    />
                )}
                <Choice label="as far as" value={steps} options={STEPS} choose={(value) => choose({ steps: value })} />
                <Choice label="of" value={done} options={DONE} choose={(value) => choose({ converted: value })} />
            </form>
            <Answered asked={asked} rows={14}>
                {(view) => (
                    <div
                        className={asked.isPlaceholderData ? "stack stale" : "stack"}
                        aria-busy={asked.isPlaceholderData}
                    >
                        <Flows view={view} isBack={from === "end"} of={of} name={name} />
                        <div className="grid">
                            <Ways view={view} name={name} />
                            <Exits view={view} name={name} of={of} />
                        </div>
                    </div>
                )}
            </Answered>
        </div>
    );
}

interface Named {
    view: Paths;
    name: (place: string) => string;
}

/** A place of the way is another one in each step: /cart as the second page is not /cart as the third. */
export function flowOf(moves: readonly Move[], isBack: boolean, name: (place: string) => string): Flow {
    const last = Math.max(0, ...moves.map(({ step }) => step));
    const depth = (step: number) => (isBack ? last - step : step);
    const nodes = new Map<string, { id: string; name: string; depth: number }>();
    const at = (place: string, step: number) => {
        const id = `${step}:${place}`;
        nodes.set(id, { id, name: name(place), depth: depth(step) });
        return id;
    };
    const links = moves.map((move) => ({
        from: at(move.from, isBack ? move.step : move.step - 1),
        to: at(move.to, isBack ? move.step - 1 : move.step),
        value: move.visits,
    }));
    return { kind: "flow", nodes: [...nodes.values()], links, format: count };
}

function Flows({ view, name, isBack, of }: Named & { isBack: boolean; of: keyof typeof OF }) {
    const moves = view.transitions;
    const spec = useMemo(() => flowOf(moves, isBack, name), [moves, isBack, of]);
    const columns: Column<Move>[] = [
        { title: "From", value: (row) => row.from, show: (row) => name(row.from) },
        { title: "To", value: (row) => row.to, show: (row) => name(row.to) },
        {
            title: isBack ? "Steps before" : "Step",
            value: (row) => row.step,
            show: (row) => count(row.step),
            isNumber: true,
        },
        { title: "Visits", value: (row) => row.visits, show: (row) => count(row.visits), isNumber: true },
    ];
    if (!moves.length) {
        return (
            <Card title="Which way they went">
                <Nothing>No visit of this kind went from one place to another in this period.</Nothing>
            </Card>
        );
    }
    return (
        <Figure
            title="Which way they went"
            note={
                <>
                    <span data-visits>{count(view.visits)}</span> visits
                </>
            }
            name="journeys"
            label="Ways from place to place"
            height={Math.min(620, 160 + 30 * Math.max(...depths(moves)))}
            spec={spec}
            columns={columns}
            rows={moves}
            keyOf={(row) => `${row.step} ${row.from} ${row.to}`}
        />
    );
}

function depths(moves: readonly Move[]): number[] {
    const places = new Map<number, Set<string>>();
    for (const { step, to } of moves) places.set(step, (places.get(step) ?? new Set()).add(to));
    return [...places.values()].map((each) => each.size);
}

function Ways({ view, name }: Named) {
    const columns: Column<Way>[] = [
        {
            title: "Way",
            value: (row) => row.path.join(" → "),
            show: (row) => <span className="way">{row.path.map(name).join(" → ")}</span>,
        },
        { title: "Visits", value: (row) => row.visits, show: (row) => count(row.visits), isNumber: true },
    ];
    const most = Math.max(1, ...view.paths.map(({ visits }) => visits));
    const exported = useMemo(() => () => downloadRows("ways", columns, view.paths), [view]);
    useOffersExport(view.paths.length ? exported : null);
    return (
        <Card
            title="Most frequent ways"
            actions={<CsvButton name="ways" columns={columns} rows={view.paths} />}
            className="wide-first"
        >
            <div className="list">
                <DataTable
                    label="Ways"
                    columns={columns}
                    rows={view.paths}
                    keyOf={(row) => row.path.join("\n")}
                    share={(row) => row.visits / most}
                    empty="No visits in this period."
                />
            </div>
        </Card>
    );
}

function Exits({ view, name, of }: Named & { of: keyof typeof OF }) {
    const columns: Column<Exit>[] = [
        { title: "Last", value: (row) => row.name, show: (row) => name(row.name) },
        {
            title: "Visits",
            value: (row) => row.exits,
            show: (row) =>
                of === "page" ? <Who of={[["visit:exit_page", row.name]]}>{count(row.exits)}</Who> : count(row.exits),
            isNumber: true,
        },
        { title: "Of all there", value: (row) => row.share, show: (row) => percent(row.share), isNumber: true },
    ];
    const most = Math.max(1, ...view.exits.map(({ exits }) => exits));
    return (
        <Card title="Where visits ended" actions={<CsvButton name="exits" columns={columns} rows={view.exits} />}>
            <div className="list">
                <DataTable
                    label="Exits"
                    columns={columns}
                    rows={view.exits}
                    keyOf={(row) => row.name}
                    share={(row) => row.exits / most}
                    empty="No visits in this period."
                />
            </div>
        </Card>
    );
}

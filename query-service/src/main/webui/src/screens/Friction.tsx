import { useMemo } from "react";
import { words } from "../format/names";
import { count } from "../format/numbers";
import { day, weekday } from "../format/times";
import { spoken, useAggregate } from "../overview/aggregate";
import { DimensionTabs, Ranking } from "../overview/Ranking";
import { daysOf } from "../state/period";
import { useQuestion, type Question } from "../state/question";
import type { Place } from "../state/sites";
import { Figure } from "../ui/Figure";
import { OfSite } from "../ui/OfSite";

/** What gets into people's way, and what such an event says of where and why. */
const KINDS: Record<string, readonly string[]> = {
    rage_click: ["event:page", "event:props:element", "event:props:className"],
    dead_click: ["event:page", "event:props:element", "event:props:text"],
    form_abandon: ["event:page", "event:props:formId", "event:props:lastField"],
    js_error: ["event:props:message", "event:page", "event:props:source", "visit:browser"],
    api_error: ["event:props:url", "event:page", "event:props:status"],
    error_occurred: ["event:page", "event:props:message"],
    slow_page: ["event:page", "visit:device", "visit:country"],
    api_response_time: ["event:props:url", "event:page"],
    exit_intent: ["event:page", "visit:source"],
};
const NAMES = Object.keys(KINDS);

export default function Friction() {
    return <OfSite what="Friction is">{(question, place) => <Of question={question} place={place} />}</OfSite>;
}

function Of({ question, place }: { question: Question; place: Place }) {
    const [, change] = useQuestion();
    const { own } = question;
    const kinds = useAggregate("friction kinds", question, place, {
        metrics: ["events"],
        dimensions: ["event:name"],
        filters: [...spoken(question.filters), ["is", "event:name", NAMES]],
    });
    const there = kinds.data?.results.map((row) => row.dimensions[0] ?? "") ?? [];
    const kind = NAMES.find((name) => name === own["kind"]) ?? there[0] ?? "rage_click";
    const dimensions = KINDS[kind] ?? ["event:page"];
    const dimension = dimensions.find((each) => each === own["by"]) ?? dimensions[0] ?? "event:page";
    const only = useMemo(() => [["is", "event:name", [kind]]] as const, [kind]);
    return (
        <div className="stack">
            <Ranking
                question={question}
                place={place}
                title="What gets in the way"
                name="friction"
                dimension="event:name"
                metrics={OF_KINDS}
                only={ALL}
                isBetterLow
                empty="Nothing got in anybody’s way in this period: no rage or dead clicks, no errors, no abandoned forms."
            />
            <div className="choices" role="group" aria-label="What to look at">
                {(there.length ? there : NAMES).map((name) => (
                    <button
                        key={name}
                        className="tab"
                        aria-pressed={name === kind}
                        onClick={() => change({ own: { ...own, kind: name, by: "" } })}
                    >
                        {words(name)}
                    </button>
                ))}
            </div>
            <ByDay question={question} place={place} kind={kind} />
            <Ranking
                key={`${kind} ${dimension}`}
                question={question}
                place={place}
                title={`${words(kind)}: where`}
                name={kind}
                dimension={dimension}
                metrics={OF_KINDS}
                only={only}
                isBetterLow
                offers={false}
                tabs={<DimensionTabs dimensions={dimensions} dimension={dimension} label={`${words(kind)} by`} />}
                empty="None in this period."
            />
        </div>
    );
}

const OF_KINDS = ["events", "visitors", "visits", "percentage"];
const ALL = [["is", "event:name", NAMES]] as const;

interface Daily {
    date: string;
    times: number;
}

function ByDay({ question, place, kind }: { question: Question; place: Place; kind: string }) {
    const asked = useAggregate("friction by day", question, place, {
        metrics: ["events"],
        dimensions: ["time:day"],
        filters: [...spoken(question.filters), ["is", "event:name", [kind]]],
    });
    const rows = useMemo<Daily[]>(() => {
        const known = new Map(asked.data?.results.map((row) => [row.dimensions[0], Number(row.metrics[0])]));
        return daysOf(place.range).map((date) => ({ date, times: known.get(date) ?? 0 }));
    }, [asked.data, place.range.from, place.range.to]);
    const spec = useMemo(
        () => ({
            kind: "bar" as const,
            labels: rows.map(({ date }) => day(date)),
            titles: rows.map(({ date }) => weekday(date)),
            series: [{ name: words(kind), values: rows.map(({ times }) => times) }],
            format: count,
        }),
        [rows, kind],
    );
    return (
        <Figure
            title={`${words(kind)} by day`}
            name={`${kind}-by-day`}
            label={`${words(kind)} by day`}
            height={180}
            spec={spec}
            columns={[
                { title: "Date", value: (row) => row.date, show: (row) => weekday(row.date) },
                { title: "Times", value: (row) => row.times, show: (row) => count(row.times), isNumber: true },
            ]}
            rows={rows}
            keyOf={(row) => row.date}
        />
    );
}

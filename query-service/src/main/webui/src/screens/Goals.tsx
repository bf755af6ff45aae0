import { useMemo } from "react";
import { count } from "../format/numbers";
import { day, weekday } from "../format/times";
import { spoken, useAggregate } from "../overview/aggregate";
import { Ranking } from "../overview/Ranking";
import { daysOf } from "../state/period";
import type { Question } from "../state/question";
import type { Place } from "../state/sites";
import { Card } from "../ui/Card";
import { Figure } from "../ui/Figure";
import { OfSite } from "../ui/OfSite";

const METRICS = ["events", "visitors", "conversion_rate", "total_revenue", "average_revenue"];

export default function Goals() {
    return <OfSite what="Goals are">{(question, place) => <Of question={question} place={place} />}</OfSite>;
}

function Of({ question, place }: { question: Question; place: Place }) {
    return (
        <div className="stack">
            <ByDay question={question} place={place} />
            <Ranking
                question={question}
                place={place}
                title="Goals"
                name="goals"
                dimension="event:goal"
                metrics={METRICS}
                isNamed
                empty="No goal was reached in this period."
            />
            <Card title="Which events are goals">
                <p>
                    The collector says so when an event arrives, because that decides what a visit and a person are
                    worth from the first moment on: <code>rivulet.sites.&lt;site&gt;.conversions</code> in its
                    configuration, a list of event names. Unless set it is <code>purchase</code>,{" "}
                    <code>booking_completed</code>, <code>service_booked</code>, <code>quote_requested</code>,{" "}
                    <code>affiliate_click</code>, <code>conversion</code>, and <code>form_submit</code> where the event
                    says <code>goal: true</code>. What has been counted stays as it was counted.
                </p>
            </Card>
        </div>
    );
}

interface Daily {
    date: string;
    times: number;
}

function ByDay({ question, place }: { question: Question; place: Place }) {
    const asked = useAggregate("goals by day", question, place, {
        metrics: ["events"],
        dimensions: ["time:day"],
        filters: [...spoken(question.filters), ["is_not", "event:goal", ["(none)"]]],
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
            series: [{ name: "Conversions", values: rows.map(({ times }) => times) }],
            format: count,
        }),
        [rows],
    );
    return (
        <Figure
            title="Conversions by day"
            name="conversions"
            label="Conversions by day"
            height={200}
            spec={spec}
            columns={[
                { title: "Date", value: (row) => row.date, show: (row) => weekday(row.date) },
                { title: "Conversions", value: (row) => row.times, show: (row) => count(row.times), isNumber: true },
            ]}
            rows={rows}
            keyOf={(row) => row.date}
        />
    );
}

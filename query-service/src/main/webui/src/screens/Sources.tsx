import { useMemo } from "react";
import { count } from "../format/numbers";
import { spoken, useAggregate } from "../overview/aggregate";
import { column, countedOf, type Counted } from "../overview/columns";
import { DimensionTabs, Ranking } from "../overview/Ranking";
import { dimensionName, valueName } from "../state/dimensions";
import type { Question } from "../state/question";
import type { Place } from "../state/sites";
import type { Column } from "../ui/DataTable";
import { Figure } from "../ui/Figure";
import { OfSite } from "../ui/OfSite";

const DIMENSIONS = [
    "visit:source",
    "visit:channel",
    "visit:referrer",
    "visit:utm_campaign",
    "visit:utm_medium",
    "visit:utm_source",
    "visit:utm_term",
    "visit:utm_content",
] as const;
const METRICS = ["visits", "visitors", "bounce_rate", "visit_duration", "views_per_visit"];
const OF_CONVERSIONS = ["events", "group_conversion_rate", "total_revenue"];
const DRAWN = 12;

export default function Sources() {
    return (
        <OfSite what="Sources are">
            {(question, place) => (
                <Divided
                    question={question}
                    place={place}
                    title="Sources"
                    dimensions={DIMENSIONS}
                    nameless={["visit:source", "visit:channel"]}
                    unsaid="No visit of this period says it. Links say it in utm_source, utm_medium, utm_campaign, utm_term and utm_content."
                />
            )}
        </OfSite>
    );
}

/** Visits by one of several dimensions, drawn and as a table with what they came to. */
export function Divided({
    question,
    place,
    title,
    dimensions,
    nameless,
    unsaid,
}: {
    question: Question;
    place: Place;
    title: string;
    dimensions: readonly string[];
    /** Where not to have it is worth a row as well. */
    nameless: readonly string[];
    unsaid: string;
}) {
    const dimension = dimensions.find((each) => each === question.own["by"]) ?? dimensions[0] ?? "visit:source";
    const converted = useAggregate(`conversions ${dimension}`, question, place, {
        metrics: OF_CONVERSIONS,
        dimensions: [dimension],
        filters: [...spoken(question.filters), ["is_not", "event:goal", ["(none)"]]],
        pagination: { limit: 10_000 },
    });
    const drawn = useAggregate(`drawn ${dimension}`, question, place, {
        metrics: ["visits"],
        dimensions: [dimension],
        pagination: { limit: DRAWN },
    });
    const more = useMemo<Column<Counted>[]>(() => {
        const known = new Map(countedOf(converted.data).map((row) => [row.value, row.metrics]));
        const none = [0, 0, []];
        return OF_CONVERSIONS.map((metric, at) => {
            const plain = column(metric, at, dimension);
            const of = (row: Counted): Counted => ({ ...row, metrics: known.get(row.value) ?? none });
            return {
                ...plain,
                title: metric === "events" ? "Conversions" : plain.title,
                value: (row) => plain.value(of(row)),
                show: (row) => plain.show?.(of(row)),
                ...(plain.order ? { order: (row: Counted) => plain.order?.(of(row)) } : {}),
            };
        });
    }, [converted.data, dimension]);
    const isNamed = !nameless.includes(dimension);
    const name = title.toLowerCase().replaceAll(" ", "-");
    const rows = useMemo(
        () => countedOf(drawn.data).filter(({ value }) => !isNamed || value !== "(none)"),
        [drawn.data, isNamed],
    );
    const spec = useMemo(
        () => ({
            kind: "bar" as const,
            labels: rows.map(({ value }) => valueName(dimension, value)),
            series: [{ name: "Visits", values: rows.map(({ metrics }) => Number(metrics[0] ?? 0)) }],
            format: count,
            isWhole: true,
            isNamed: true,
        }),
        [rows, dimension],
    );
    return (
        <div className="stack">
            {rows.length > 0 && (
                <Figure
                    title="Visits"
                    note={`by ${dimensionName(dimension).toLowerCase()}, the most first`}
                    name={`visits-by-${dimension.replace("visit:", "")}`}
                    label={`Visits by ${dimensionName(dimension)}`}
                    height={220}
                    spec={spec}
                    columns={[
                        {
                            title: dimensionName(dimension),
                            value: (row) => row.value,
                            show: (row) => valueName(dimension, row.value),
                        },
                        column("visits", 0, dimension),
                    ]}
                    rows={rows}
                    keyOf={(row) => row.value}
                />
            )}
            <Ranking
                key={dimension}
                question={question}
                place={place}
                title={title}
                name={name}
                dimension={dimension}
                metrics={METRICS}
                more={more}
                isNamed={isNamed}
                tabs={<DimensionTabs dimensions={dimensions} dimension={dimension} label={`${title} by`} />}
                empty={isNamed ? unsaid : "Nobody came in this period."}
            />
        </div>
    );
}

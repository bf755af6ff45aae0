import { useCallback, useDeferredValue, useMemo, useState, type ReactNode } from "react";
import { count } from "../format/numbers";
import { dimensionName, valueName } from "../state/dimensions";
import { filtered, useQuestion, type Question } from "../state/question";
import type { Place } from "../state/sites";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { Answered } from "../ui/states";
import { comparisonOf, spoken, useAggregate } from "./aggregate";
import { changeColumn, column, countedOf, single, type Counted } from "./columns";

const LONG = 20;

const NONE: readonly never[] = [];

/** Everything by one dimension, in a table that a screen is made of: it is searched, sorted, filtered and taken away. */
export function Ranking({
    question,
    place,
    dimension,
    metrics,
    title,
    name,
    tabs,
    more = NONE,
    only = NONE,
    isBetterLow = false,
    isNamed = false,
    hasFirst = false,
    most = 10_000,
    empty,
    offers = true,
}: {
    question: Question;
    place: Place;
    dimension: string;
    metrics: readonly string[];
    title: string;
    /** Of its file. */
    name: string;
    tabs?: ReactNode;
    /** Beside the metrics. */
    more?: readonly Column<Counted>[];
    /** What else must be so. */
    only?: readonly (readonly [string, string, readonly string[]])[];
    isBetterLow?: boolean;
    /** Whether what has no value is no row. */
    isNamed?: boolean;
    /** Whether what has none of the first metric is no row. */
    hasFirst?: boolean;
    most?: number;
    empty?: string;
    /** Whether the bar's download is this. */
    offers?: boolean;
}) {
    const [, change] = useQuestion();
    const [typed, setTyped] = useState("");
    const sought = useDeferredValue(typed.trim().toLowerCase());
    const asked = useAggregate(`ranking ${dimension}`, question, place, {
        metrics: [...metrics],
        dimensions: [dimension],
        filters: [...spoken(question.filters), ...only, ...(isNamed ? [["is_not", dimension, ["(none)"]]] : [])],
        include: comparisonOf(question),
        pagination: { limit: most },
    });
    const rows = useMemo(
        () => countedOf(asked.data).filter(({ metrics: of }) => !hasFirst || Number(of[0] ?? 0) > 0),
        [asked.data, hasFirst],
    );
    const found = useMemo(
        () =>
            sought
                ? rows.filter((row) => `${row.value} ${valueName(dimension, row.value)}`.toLowerCase().includes(sought))
                : rows,
        [rows, sought, dimension],
    );
    const isCompared = question.compare !== "none";
    const columns = useMemo<Column<Counted>[]>(
        () => [
            {
                title: dimensionName(dimension),
                value: (row) => row.value,
                show: (row) => valueName(dimension, row.value),
            },
            ...metrics.map((metric, at) => column(metric, at, dimension, single(only))),
            ...(isCompared ? [changeColumn(isBetterLow)] : []),
            ...more,
        ],
        [dimension, metrics, isCompared, isBetterLow, more, only],
    );
    const exported = useCallback(() => downloadRows(name, columns, rows), [name, columns, rows]);
    useOffersExport(offers && rows.length ? exported : null);
    const largest = useMemo(() => Math.max(1, ...rows.map((row) => Number(row.metrics[0] ?? 0))), [rows]);
    // Every key pressed in the field above draws this anew: not the table, before it is another one.
    const nothing = sought ? "Nothing is called that." : empty;
    const table = useMemo(
        () => (
            <DataTable
                label={title}
                columns={columns}
                rows={found}
                keyOf={(row) => row.value}
                share={(row) => Number(row.metrics[0] ?? 0) / largest}
                isPinned
                filter={{
                    describe: (row) => `${dimensionName(dimension)} ${valueName(dimension, row.value)}`,
                    choose: (row, isExcluding) =>
                        change({ filters: filtered(question.filters, dimension, row.value, isExcluding) }),
                }}
                {...(nothing ? { empty: nothing } : {})}
            />
        ),
        [title, columns, found, largest, dimension, question, nothing],
    );
    return (
        <Card
            title={title}
            className={asked.isPlaceholderData ? "stale" : ""}
            note={tabs}
            actions={<CsvButton name={name} columns={columns} rows={rows} />}
        >
            {rows.length > LONG && (
                <div className="search-row">
                    <label className="field">
                        <span className="hidden">Find in {title}</span>
                        <input
                            type="search"
                            placeholder="Find"
                            value={typed}
                            onChange={(event) => setTyped(event.target.value)}
                        />
                    </label>
                    <span className="note" role="status">
                        {count(found.length)} of {count(rows.length)}
                    </span>
                </div>
            )}
            <Answered asked={asked} rows={12}>
                {() => table}
            </Answered>
        </Card>
    );
}

/** Which dimension, of several, a screen is divided by. */
export function DimensionTabs({
    dimensions,
    dimension,
    label,
    word = "by",
}: {
    dimensions: readonly string[];
    dimension: string;
    label: string;
    /** Of the address. */
    word?: string;
}) {
    const [question, change] = useQuestion();
    return (
        <span className="tabs" role="group" aria-label={label}>
            {dimensions.map((each) => (
                <button
                    key={each}
                    className="tab"
                    aria-pressed={each === dimension}
                    onClick={() => change({ own: { ...question.own, [word]: each === dimensions[0] ? "" : each } })}
                >
                    {dimensionName(each)}
                </button>
            ))}
        </span>
    );
}

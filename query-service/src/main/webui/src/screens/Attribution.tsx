import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { post } from "../api/client";
import type { Attribution as View } from "../api/types";
import { source } from "../format/names";
import { amounts, count, decimal, percent, plural } from "../format/numbers";
import { useQuestion } from "../state/question";
import { usePlace } from "../state/sites";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { Figure } from "../ui/Figure";
import { Answered, Nothing } from "../ui/states";

type Row = View["rows"][number];

const MODELS = {
    first: "First touch",
    last: "Last touch",
    lastNonDirect: "Last that was not direct",
    linear: "Linear",
    positionBased: "Position, 40/20/40",
    timeDecay: "Time decay",
    markov: "Markov chain",
    shapley: "Shapley",
} as const;
type Model = keyof typeof MODELS;

const DIMENSIONS = { channel: "Channel", source: "Source", campaign: "Campaign" } as const;
type Dimension = keyof typeof DIMENSIONS;

const LOOKBACKS = [7, 30, 90, 365];

const isOf = <T extends object>(words: T, word: string | undefined): word is Extract<keyof T, string> =>
    word !== undefined && Object.hasOwn(words, word);

const credit = (row: Row, model: Model) => Number(row.models[model]?.conversions ?? 0);

function name(row: Row): string {
    if (row.name === "(unattributed)") return "No visit before it";
    if (row.name === "(other)") return "All others";
    return row.name === "(none)" ? "None" : source(row.name);
}

export default function Attribution() {
    const [question, change] = useQuestion();
    const { place } = usePlace(question);
    const { own } = question;
    const model: Model = isOf(MODELS, own["model"]) ? own["model"] : "positionBased";
    const dimension: Dimension = isOf(DIMENSIONS, own["by"]) ? own["by"] : "channel";
    const lookbackDays = LOOKBACKS.find((days) => String(days) === own["lookback"]) ?? 30;
    const choose = (word: string, value: string) => change({ own: { ...own, [word]: value } });
    const { from, to } = place?.range ?? { from: "", to: "" };
    const asked = useQuery({
        queryKey: ["attribution", question.site, from, to, dimension, lookbackDays],
        queryFn: ({ signal }) =>
            post(
                "/api/analytics/attribution",
                {
                    startDate: from,
                    endDate: to,
                    dimension,
                    lookbackDays,
                    ...(question.site ? { siteId: question.site } : {}),
                },
                signal,
            ),
        enabled: place !== undefined,
        placeholderData: keepPreviousData,
    });
    return (
        <div className="stack">
            <form className="choices" onSubmit={(event) => event.preventDefault()}>
                <label className="field">
                    Model
                    <select value={model} onChange={(event) => choose("model", event.target.value)}>
                        {Object.entries(MODELS).map(([key, title]) => (
                            <option key={key} value={key}>
                                {title}
                            </option>
                        ))}
                    </select>
                </label>
                <label className="field">
                    By
                    <select value={dimension} onChange={(event) => choose("by", event.target.value)}>
                        {Object.entries(DIMENSIONS).map(([key, title]) => (
                            <option key={key} value={key}>
                                {title}
                            </option>
                        ))}
                    </select>
                </label>
                <label className="field">
                    Visits up to
                    <select value={lookbackDays} onChange={(event) => choose("lookback", event.target.value)}>
                        {LOOKBACKS.map((days) => (
                            <option key={days} value={days}>
                                {count(days)} days before
                            </option>
                        ))}
                    </select>
                </label>
            </form>
            <Answered asked={asked} rows={14}>
                {(view) => (
                    <Credits view={view} model={model} dimension={dimension} isStale={asked.isPlaceholderData} />
                )}
            </Answered>
        </div>
    );
}

function Credits({
    view,
    model,
    dimension,
    isStale,
}: {
    view: View;
    model: Model;
    dimension: Dimension;
    isStale: boolean;
}) {
    const rows = useMemo(() => view.rows.toSorted((a, b) => credit(b, model) - credit(a, model)), [view, model]);
    const columns: Column<Row>[] = useMemo(
        () => [
            { title: DIMENSIONS[dimension], value: (row) => row.name, show: name },
            {
                title: "Conversions",
                value: (row) => credit(row, model),
                show: (row) => decimal(credit(row, model)),
                isNumber: true,
            },
            {
                title: "Revenue",
                value: (row) =>
                    (row.models[model]?.revenue ?? [])
                        .map(({ amount, currency }) => `${String(amount)} ${currency}`)
                        .join(" + "),
                show: (row) => amounts(row.models[model]?.revenue),
                isNumber: true,
            },
            {
                title: "Visits on the way",
                value: (row) => row.touches,
                show: (row) => count(row.touches),
                isNumber: true,
            },
            {
                title: "Lost without it",
                value: (row) => row.removalEffect,
                show: (row) => percent(row.removalEffect),
                isNumber: true,
            },
        ],
        [dimension, model],
    );
    const exported = useCallback(
        () => downloadRows(`attribution-${model}-by-${dimension}`, columns, rows),
        [model, dimension, columns, rows],
    );
    useOffersExport(rows.length ? exported : null);
    const spec = useMemo(
        () => ({
            kind: "bar" as const,
            labels: rows.slice(0, 12).map(name),
            series: [
                { name: MODELS[model], values: rows.slice(0, 12).map((row) => credit(row, model)) },
                ...(model === "last"
                    ? []
                    : [
                          {
                              name: MODELS.last,
                              values: rows.slice(0, 12).map((row) => credit(row, "last")),
                              isGhost: true,
                          },
                      ]),
            ],
            format: decimal,
        }),
        [rows, model],
    );
    if (!rows.length) {
        return (
            <Card title="Who earned the conversions">
                <Nothing>Nobody converted in this period.</Nothing>
            </Card>
        );
    }
    return (
        <div className={isStale ? "stack stale" : "stack"} aria-busy={isStale}>
            <Figure
                title="Who earned the conversions"
                note={`${count(view.conversions)} ${plural(view.conversions, "conversion")}, ${amounts(view.revenue)}, in ${count(view.paths.converting)} ${plural(view.paths.converting, "path")}${model === "last" ? "" : "; grey: by the last touch"}`}
                name={`attribution-chart-${model}`}
                label={`Conversions by ${dimension}, by the model ${MODELS[model]}`}
                height={240}
                spec={spec}
                columns={columns}
                rows={rows}
                keyOf={(row) => row.name}
            />
            <Card
                title={MODELS[model]}
                note="credits add up to all conversions, exactly"
                actions={<CsvButton name={`attribution-${model}`} columns={columns} rows={rows} />}
            >
                <DataTable
                    label="Credits"
                    columns={columns}
                    rows={rows}
                    keyOf={(row) => row.name}
                    share={(row) => credit(row, model) / Math.max(0.01, ...rows.map((each) => credit(each, model)))}
                />
            </Card>
        </div>
    );
}

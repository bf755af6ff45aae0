import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useRef } from "react";
import { post } from "../api/client";
import type { Amount, Attribution as View } from "../api/types";
import { source } from "../format/names";
import { amounts, count, decimal, money, percent, plural } from "../format/numbers";
import { useQuestion } from "../state/question";
import { usePlace } from "../state/sites";
import { Card } from "../ui/Card";
import { Choice, oneOf } from "../ui/Choice";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { Figure, PictureButton } from "../ui/Figure";
import { snapshot } from "../ui/snapshot";
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
const DAYS: Record<string, string> = Object.fromEntries(
    LOOKBACKS.map((days) => [String(days), `${count(days)} days before`]),
);

const MEASURES = { conversions: "Conversions", revenue: "Revenue" } as const;
type Measure = keyof typeof MEASURES;

const credit = (row: Row, model: Model) => Number(row.models[model]?.conversions ?? 0);
const revenue = (row: Row, model: Model): readonly Amount[] => row.models[model]?.revenue ?? [];
const amountOf = (of: readonly Amount[], wanted: string | undefined) =>
    Number(of.find(({ currency }) => currency === wanted)?.amount ?? 0);

function name(row: Row): string {
    if (row.name === "(unattributed)") return "No visit before it";
    if (row.name === "(other)") return "All others";
    return row.name === "(none)" ? "None" : source(row.name);
}

export default function Attribution() {
    const [question, change] = useQuestion();
    const { place } = usePlace(question);
    const { own } = question;
    const model = oneOf(MODELS, own["model"], "positionBased");
    const dimension = oneOf(DIMENSIONS, own["by"], "channel");
    const measure = oneOf(MEASURES, own["measure"], "conversions");
    const lookback = oneOf(DAYS, own["lookback"], "30");
    const lookbackDays = Number(lookback);
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
                <Choice label="Model" value={model} options={MODELS} choose={(value) => choose("model", value)} />
                <Choice label="By" value={dimension} options={DIMENSIONS} choose={(value) => choose("by", value)} />
                <Choice
                    label="Visits up to"
                    value={lookback}
                    options={DAYS}
                    choose={(value) => choose("lookback", value)}
                />
                <Choice
                    label="Credits of"
                    value={measure}
                    options={MEASURES}
                    choose={(value) => choose("measure", value)}
                />
            </form>
            <Answered asked={asked} rows={14}>
                {(view) =>
                    view.rows.length ? (
                        <div
                            className={asked.isPlaceholderData ? "stack stale" : "stack"}
                            aria-busy={asked.isPlaceholderData}
                        >
                            <Credits view={view} model={model} dimension={dimension} measure={measure} />
                            <Models view={view} model={model} dimension={dimension} measure={measure} />
                        </div>
                    ) : (
                        <Card title="Who earned the conversions">
                            <Nothing>Nobody converted in this period.</Nothing>
                        </Card>
                    )
                }
            </Answered>
        </div>
    );
}

interface Seen {
    view: View;
    model: Model;
    dimension: Dimension;
    measure: Measure;
}

/** What a model credits: so many conversions, or so much of a currency. */
const worth = (row: Row, model: Model, measure: Measure, currency: string | undefined) =>
    measure === "conversions" ? credit(row, model) : amountOf(revenue(row, model), currency);

/** What is credited by the chosen model most first. */
function useRanked({ rows, revenue: [main] }: View, model: Model, measure: Measure): Row[] {
    return useMemo(() => {
        const of = (row: Row) => worth(row, model, measure, main?.currency);
        return rows.toSorted((a, b) => of(b) - of(a));
    }, [rows, model, measure, main]);
}

const said = (revenue: readonly Amount[]) =>
    revenue.map(({ amount, currency }) => `${String(amount)} ${currency}`).join(" + ");

const WAY: Column<Row>[] = [
    { title: "Visits on the way", value: (row) => row.touches, show: (row) => count(row.touches), isNumber: true },
    {
        title: "Lost without it",
        value: (row) => row.removalEffect,
        show: (row) => percent(row.removalEffect),
        isNumber: true,
    },
];

/** One model, beside the last touch. */
function Credits({ view, model, dimension, measure }: Seen) {
    const rows = useRanked(view, model, measure);
    const currency = view.revenue[0]?.currency;
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
                value: (row) => said(revenue(row, model)),
                show: (row) => amounts(revenue(row, model)),
                order: (row) => amountOf(revenue(row, model), currency),
                isNumber: true,
            },
            ...WAY,
        ],
        [currency, dimension, model],
    );
    const spec = useMemo(() => {
        const drawn = rows.slice(0, 12);
        const of = (each: Model) => drawn.map((row) => worth(row, each, measure, currency));
        return {
            kind: "bar" as const,
            labels: drawn.map(name),
            series: [
                { name: MODELS[model], values: of(model) },
                ...(model === "last" ? [] : [{ name: MODELS.last, values: of("last"), isGhost: true }]),
            ],
            isNamed: true,
            ...(measure === "revenue" && currency
                ? {
                      format: (value: number) => money(value, currency),
                      brief: (value: number) => money(value, currency, true),
                  }
                : { format: decimal }),
        };
    }, [rows, model, measure, currency]);
    return (
        <Figure
            title="Who earned the conversions"
            note={`${count(view.conversions)} ${plural(view.conversions, "conversion")}, ${amounts(view.revenue)}, in ${count(view.paths.converting)} ${plural(view.paths.converting, "path")}${model === "last" ? "" : "; grey: by the last touch"}`}
            name={`attribution-chart-${model}`}
            label={`${MEASURES[measure]} by ${dimension}, by the model ${MODELS[model]}`}
            height={240}
            spec={spec}
            columns={columns}
            rows={rows}
            keyOf={(row) => row.name}
        />
    );
}

/** What the others are compared with comes first. */
const COMPARED = [
    "last",
    "first",
    "lastNonDirect",
    "linear",
    "positionBased",
    "timeDecay",
    "markov",
    "shapley",
] as const;

const HALF_A_HUNDREDTH = 0.005;

const isSame = (difference: number) => Math.abs(difference) < HALF_A_HUNDREDTH;

/** +1.5, −2, ±0. */
function signed(value: number, show: (size: number) => string): string {
    return isSame(value) ? `±${show(0)}` : `${value > 0 ? "+" : "−"}${show(Math.abs(value))}`;
}

interface Difference {
    text: string;
    value: number;
}

/** By how much more a model credits than the last touch does, each currency by itself. */
function differences(row: Row, model: Model, measure: Measure, currencies: readonly string[]): Difference[] {
    if (measure === "conversions") {
        const value = credit(row, model) - credit(row, "last");
        return [{ value, text: signed(value, decimal) }];
    }
    return currencies.map((currency) => {
        const value = amountOf(revenue(row, model), currency) - amountOf(revenue(row, "last"), currency);
        return { value, text: signed(value, (size) => money(size, currency)) };
    });
}

/** Without the noise of sums. */
const tidy = (value: number) => Math.round(value * 1e9) / 1e9;

/** All models side by side, and how far each is from the last touch. */
function Models({ view, model, dimension, measure }: Seen) {
    const rows = useRanked(view, model, measure);
    const table = useRef<HTMLDivElement>(null);
    const currencies = useMemo(() => view.revenue.map(({ currency }) => currency), [view]);
    const columns: Column<Row>[] = useMemo(
        () => [
            { title: DIMENSIONS[dimension], value: (row) => row.name, show: name },
            ...COMPARED.map((each) => ({
                title: MODELS[each],
                value: (row: Row) => worth(row, each, measure, currencies[0]),
                show: (row: Row) => (
                    <span className="compared">
                        <b>{measure === "conversions" ? decimal(credit(row, each)) : amounts(revenue(row, each))}</b>
                        {each !== "last" && (
                            <span className="differences">
                                {differences(row, each, measure, currencies).map(({ text, value }) => (
                                    <span key={text} className={isSame(value) ? "same" : value > 0 ? "more" : "less"}>
                                        {text}
                                    </span>
                                ))}
                            </span>
                        )}
                    </span>
                ),
                isNumber: true,
                isChosen: each === model,
            })),
            ...WAY,
        ],
        [dimension, measure, model, currencies],
    );
    const told: Column<Row>[] = useMemo(
        () => [
            { title: DIMENSIONS[dimension], value: (row) => row.name },
            ...COMPARED.flatMap((each): Column<Row>[] => [
                { title: `${MODELS[each]}: conversions`, value: (row) => credit(row, each) },
                ...(each === "last"
                    ? []
                    : [
                          {
                              title: `${MODELS[each]}: more conversions than by the last touch`,
                              value: (row: Row) => tidy(credit(row, each) - credit(row, "last")),
                          },
                      ]),
                ...currencies.flatMap((currency) => [
                    {
                        title: `${MODELS[each]}: revenue, ${currency}`,
                        value: (row: Row) => amountOf(revenue(row, each), currency),
                    },
                    ...(each === "last"
                        ? []
                        : [
                              {
                                  title: `${MODELS[each]}: more revenue than by the last touch, ${currency}`,
                                  value: (row: Row) =>
                                      tidy(
                                          amountOf(revenue(row, each), currency) -
                                              amountOf(revenue(row, "last"), currency),
                                      ),
                              },
                          ]),
                ]),
            ]),
            ...WAY,
        ],
        [dimension, currencies],
    );
    const exported = useCallback(
        () => downloadRows(`attribution-by-${dimension}`, told, rows),
        [dimension, told, rows],
    );
    useOffersExport(exported);
    return (
        <Card
            title="All models side by side"
            note="small: how much more or less than by the last touch; each model’s credits add up to all conversions, exactly"
            actions={
                <>
                    <CsvButton name="attribution-models" columns={told} rows={rows} />
                    <PictureButton
                        name="attribution-models"
                        take={() =>
                            snapshot(
                                table.current?.querySelector("table") ?? null,
                                "th, td, .row-bar, .heading, th > span, td b, .differences > span",
                            )
                        }
                    />
                </>
            }
        >
            <div ref={table} className="models">
                <DataTable
                    label={`${MEASURES[measure]} by model`}
                    columns={columns}
                    rows={rows}
                    keyOf={(row) => row.name}
                    isPinned
                />
            </div>
        </Card>
    );
}

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { get, Problem, send } from "../api/client";
import type { Amount, Campaigns as View } from "../api/types";
import { amounts, count, decimal, money, percent, plural } from "../format/numbers";
import { siteOf } from "../overview/aggregate";
import { useQuestion } from "../state/question";
import { useMay } from "../state/me";
import { usePlace } from "../state/sites";
import { Card } from "../ui/Card";
import { Choice, oneOf } from "../ui/Choice";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { Figure } from "../ui/Figure";
import { Who } from "../ui/Link";
import { Answered, Failure, Skeleton } from "../ui/states";

type Campaign = View["campaigns"][number];

const MODELS = {
    lastNonDirect: "Last that was not direct",
    first: "First touch",
    last: "Last touch",
    linear: "Linear",
    positionBased: "Position, 40/20/40",
    timeDecay: "Time decay",
    markov: "Markov chain",
    shapley: "Shapley",
} as const;

const plain = (of: readonly Amount[]) => of.map(({ amount, currency }) => `${String(amount)} ${currency}`).join(" + ");
const first = (of: readonly Amount[]) => Number(of[0]?.amount ?? 0);
const named = (row: Campaign) =>
    row.name === "(none)" ? "No campaign" : row.name === "(unattributed)" ? "No visit before it" : row.name;

function inMoney(title: string, of: (row: Campaign) => readonly Amount[]): Column<Campaign> {
    return {
        title,
        value: (row) => plain(of(row)),
        show: (row) => amounts([...of(row)]),
        order: (row) => first(of(row)),
        isNumber: true,
    };
}

const COLUMNS: Column<Campaign>[] = [
    { title: "Campaign", value: (row) => row.name, show: named },
    {
        title: "Conversions",
        value: (row) => row.conversions,
        show: (row) =>
            row.name.startsWith("(") ? (
                decimal(row.conversions)
            ) : (
                <Who of={[["visit:utm_campaign", row.name]]}>{decimal(row.conversions)}</Who>
            ),
        isNumber: true,
    },
    inMoney("Revenue", (row) => row.revenue),
    inMoney("Cost", (row) => row.cost),
    inMoney("For a conversion", (row) => row.acquisitionCost),
    {
        title: "Return on cost",
        value: (row) => row.returns[0]?.roi,
        show: (row) =>
            row.returns.length
                ? row.returns
                      .map(({ roi, currency }) => `${percent(roi)}${row.returns.length > 1 ? ` in ${currency}` : ""}`)
                      .join(", ")
                : "–",
        isNumber: true,
    },
];

/** What campaigns cost and brought. */
export default function Campaigns() {
    const [question, change] = useQuestion();
    const { place, error, retry } = usePlace(question);
    const maySay = useMay("costs");
    const model = oneOf(MODELS, question.own["model"], "lastNonDirect");
    const { from, to } = place?.range ?? { from: "", to: "" };
    const asked = useQuery({
        queryKey: ["campaigns", question.site, from, to, model],
        queryFn: ({ signal }) =>
            get("/api/analytics/campaigns", {
                query: { startDate: from, endDate: to, model, ...(question.site ? { siteId: question.site } : {}) },
                signal,
            }),
        enabled: place !== undefined,
        placeholderData: keepPreviousData,
    });
    // What the chosen model credits most comes first.
    const rows = useMemo(() => asked.data?.campaigns.toSorted((a, b) => b.conversions - a.conversions), [asked.data]);
    const exported = useCallback(() => downloadRows("campaigns", COLUMNS, rows ?? []), [rows]);
    useOffersExport(rows?.length ? exported : null);
    if (!place) return error ? <Failure error={error} onRetry={retry} /> : <Skeleton rows={12} />;
    const site = siteOf(question, place);
    return (
        <div className="stack">
            <form className="choices" onSubmit={(event) => event.preventDefault()}>
                <Choice
                    label="A conversion is earned by"
                    value={model}
                    options={MODELS}
                    choose={(value) => change({ own: { ...question.own, model: value } })}
                />
            </form>
            <Answered asked={asked} rows={12}>
                {() => (
                    <div
                        className={asked.isPlaceholderData ? "stack stale" : "stack"}
                        aria-busy={asked.isPlaceholderData}
                    >
                        <Spent campaigns={rows ?? []} />
                        <Card title="Campaigns" actions={<CsvButton name="campaigns" columns={COLUMNS} rows={rows} />}>
                            <DataTable
                                label="Campaigns"
                                columns={COLUMNS}
                                rows={rows ?? []}
                                keyOf={(row) => row.name}
                                isPinned
                                empty="Nobody came and nothing was bought in this period. Links name their campaign in utm_campaign."
                            />
                        </Card>
                    </div>
                )}
            </Answered>
            {maySay && site && <Costs site={site} />}
            {!maySay && <p className="note">What campaigns cost an admin tells, here or over the API.</p>}
        </div>
    );
}

/** Cost beside revenue, in the commonest currency of the costs. */
function Spent({ campaigns }: { campaigns: readonly Campaign[] }) {
    const currency = campaigns.flatMap(({ cost }) => cost)[0]?.currency;
    const rows = useMemo(
        () => campaigns.filter(({ cost }) => cost.some((each) => each.currency === currency)),
        [campaigns, currency],
    );
    const spec = useMemo(() => {
        const of = (all: readonly Amount[]) => Number(all.find((each) => each.currency === currency)?.amount ?? 0);
        return {
            kind: "bar" as const,
            labels: rows.map(named),
            series: [
                { name: "Revenue", values: rows.map(({ revenue }) => of(revenue)) },
                { name: "Cost", values: rows.map(({ cost }) => of(cost)), isGhost: true },
            ],
            format: (value: number) => money(value, currency ?? ""),
            brief: (value: number) => money(value, currency ?? "", true),
        };
    }, [rows, currency]);
    if (!currency || !rows.length) return null;
    return (
        <Figure
            title="Brought and cost"
            note={`in ${currency}; pale: cost`}
            name="campaigns-cost"
            label="Revenue and cost of campaigns"
            height={220}
            spec={spec}
            columns={COLUMNS}
            rows={rows}
            keyOf={(row) => row.name}
        />
    );
}

const EXAMPLE = "day,campaign,currency,amount\n2026-03-02,spring,GBP,12.50";

function Costs({ site }: { site: string }) {
    const queries = useQueryClient();
    const [text, setText] = useState("");
    const [said, setSaid] = useState("");
    const [failure, setFailure] = useState<unknown>(null);
    const tell = async () => {
        setSaid("");
        setFailure(null);
        try {
            const answer = await send("PUT", `/api/analytics/costs?siteId=${encodeURIComponent(site)}`, text, {
                type: "text/csv",
            });
            const { taken } = (await answer.json()) as { taken: number };
            setSaid(`${count(taken)} ${plural(taken, "cost")} taken.`);
            await Promise.all(
                ["campaigns", "attribution"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
            );
        } catch (error) {
            setFailure(error instanceof Problem ? error : new Problem(-1, "Not taken", String(error), [], null));
        }
    };
    return (
        <Card title={`What they cost, of ${site}`}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    void tell();
                }}
            >
                <label className="field">
                    CSV with the columns day, channel, source, campaign, currency, amount; a cost of the same day and
                    names takes the place of the one before
                    <textarea
                        rows={4}
                        required
                        value={text}
                        placeholder={EXAMPLE}
                        spellCheck={false}
                        onChange={(event) => setText(event.target.value)}
                    />
                </label>
                <div className="buttons">
                    <button className="button primary">Tell</button>
                    <label className="button">
                        From a file
                        <input
                            type="file"
                            accept=".csv,text/csv"
                            className="hidden"
                            onChange={(event) => void event.target.files?.[0]?.text().then(setText)}
                        />
                    </label>
                </div>
            </form>
            <p role="status" className="said">
                {said}
            </p>
            {failure !== null && <Failure error={failure} />}
        </Card>
    );
}

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { address, send } from "../api/client";
import { download } from "../format/csv";
import { days } from "../format/times";
import { useQuestion } from "../state/question";
import { usePlace } from "../state/sites";
import { Card } from "../ui/Card";
import { Failure, Skeleton } from "../ui/states";

const FORMATS = {
    csv: "CSV, for spreadsheets",
    json: "JSON, one object a line",
    parquet: "Parquet, for data tools",
} as const;
type Format = keyof typeof FORMATS;

/** Every event of the period as a file. */
export default function Export() {
    const [question] = useQuestion();
    const { place } = usePlace(question);
    const [format, setFormat] = useState<Format>("csv");
    const fetching = useMutation({
        mutationFn: async ({ from, to }: { from: string; to: string }) => {
            const query = { startDate: from, endDate: to, format, siteId: question.site };
            const answer = await send("GET", address("/api/analytics/export", {}, query));
            download(`analytics-${from}-to-${to}.${format}`, await answer.blob());
        },
    });
    if (!place) return <Skeleton />;
    return (
        <div className="narrow">
            <Card title="All events as a file" note={days(place.range.from, place.range.to)}>
                <p>
                    Every event that counts, in the order in which they happened, of {question.site ?? "all sites"}.
                    Bots are left out. It takes an admin’s token.
                </p>
                <form
                    className="find"
                    onSubmit={(event) => {
                        event.preventDefault();
                        fetching.mutate(place.range);
                    }}
                >
                    <label className="field">
                        Form
                        <select value={format} onChange={(event) => setFormat(event.target.value as Format)}>
                            {Object.entries(FORMATS).map(([key, title]) => (
                                <option key={key} value={key}>
                                    {title}
                                </option>
                            ))}
                        </select>
                    </label>
                    <button className="button primary" disabled={fetching.isPending}>
                        {fetching.isPending ? "Fetching…" : "Download"}
                    </button>
                </form>
                {fetching.error && <Failure error={fetching.error} />}
            </Card>
        </div>
    );
}

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { get } from "../api/client";
import type { Products as View } from "../api/types";
import { amounts, count, percent } from "../format/numbers";
import { useQuestion } from "../state/question";
import { usePlace } from "../state/sites";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { Who } from "../ui/Link";
import { Answered } from "../ui/states";

type Product = View["products"][number];
const MOST = 100;

const rate = (value: number | null | undefined) => (value === null || value === undefined ? "–" : percent(value));

const COLUMNS: Column<Product>[] = [
    { title: "Product", value: (row) => row.name ?? row.productId },
    { title: "Id", value: (row) => row.productId },
    { title: "Views", value: (row) => row.views, show: (row) => count(row.views), isNumber: true },
    {
        title: "Viewers",
        value: (row) => row.uniqueViews,
        show: (row) => (
            <Who
                of={[
                    ["event:name", "product_view"],
                    ["product", row.productId],
                ]}
            >
                {count(row.uniqueViews)}
            </Who>
        ),
        isNumber: true,
    },
    { title: "Clicks", value: (row) => row.clicks, show: (row) => count(row.clicks), isNumber: true },
    { title: "Clicks a view", value: (row) => row.ctr, show: (row) => rate(row.ctr), isNumber: true },
    { title: "Conversions", value: (row) => row.conversions, show: (row) => count(row.conversions), isNumber: true },
    {
        title: "Conversions a view",
        value: (row) => row.conversionRate,
        show: (row) => rate(row.conversionRate),
        isNumber: true,
    },
    {
        title: "Revenue",
        value: (row) => row.revenue.map(({ amount, currency }) => `${String(amount)} ${currency}`).join(" + "),
        show: (row) => amounts(row.revenue),
        isNumber: true,
    },
];

export default function Products() {
    const [question] = useQuestion();
    const { place } = usePlace(question);
    const { from, to } = place?.range ?? { from: "", to: "" };
    const asked = useQuery({
        queryKey: ["products", question.site, from, to],
        queryFn: ({ signal }) =>
            get("/api/analytics/products/top", {
                query: {
                    startDate: from,
                    endDate: to,
                    limit: MOST,
                    ...(question.site ? { siteId: question.site } : {}),
                },
                signal,
            }),
        enabled: place !== undefined,
        placeholderData: keepPreviousData,
    });
    const rows = asked.data?.products;
    const exported = useCallback(
        () => downloadRows(`products-${from}-to-${to}`, COLUMNS, rows ?? []),
        [rows, from, to],
    );
    useOffersExport(rows?.length ? exported : null);
    return (
        <Answered asked={asked} rows={12}>
            {({ products }) => {
                const most = Math.max(1, ...products.map(({ views }) => views));
                return (
                    <Card
                        title="Products"
                        note={`the most viewed first, at most ${count(MOST)}`}
                        actions={<CsvButton name="products" columns={COLUMNS} rows={products} />}
                        className={asked.isPlaceholderData ? "stale" : ""}
                    >
                        <DataTable
                            label="Products"
                            columns={COLUMNS}
                            rows={products}
                            keyOf={(row) => row.productId}
                            share={(row) => row.views / most}
                            isPinned
                            empty="No product was viewed or bought in this period. Events name theirs as productId."
                        />
                    </Card>
                );
            }}
        </Answered>
    );
}

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { post } from "../api/client";
import type { Behind as View } from "../api/types";
import { count } from "../format/numbers";
import { ago, dateTime, exact } from "../format/times";
import { spoken } from "../overview/aggregate";
import { useQuestion, type Question } from "../state/question";
import { usePlace, type Place } from "../state/sites";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { Link, personPath } from "../ui/Link";
import { Paged } from "../ui/Paged";
import { Failure, Skeleton } from "../ui/states";

type Person = View["people"][number];

const FIRST = 100;
const MORE = 10_000;

/** The people of the events that a number counts: the question of the number is this one's. */
export default function Behind() {
    const [question] = useQuestion();
    const { place, error, retry } = usePlace(question);
    if (!place) return error ? <Failure error={error} onRetry={retry} /> : <Skeleton rows={14} />;
    return <People question={question} place={place} />;
}

function People({ question, place }: { question: Question; place: Place }) {
    const { zone, range } = place;
    const body = {
        ...(question.site ? { siteId: question.site } : {}),
        dateRange: [range.from, range.to],
        filters: spoken(question.filters),
    };
    const asked = useInfiniteQuery({
        queryKey: ["behind", body],
        queryFn: ({ signal, pageParam }) =>
            post(
                "/api/analytics/people",
                { ...body, limit: pageParam ? MORE : FIRST, ...(pageParam ? { cursor: pageParam } : {}) },
                signal,
            ),
        initialPageParam: "",
        getNextPageParam: (last: View) => last.nextCursor,
        placeholderData: keepPreviousData,
    });
    const rows = asked.data?.pages.flatMap((page) => page.people);
    const total = asked.data?.pages[0]?.total ?? 0;
    const columns: Column<Person>[] = [
        {
            title: "Person",
            value: (row) => row.personId,
            show: (row) => <Link to={personPath(row.personId)}>{row.personId}</Link>,
        },
        { title: "Events", value: (row) => row.events, show: (row) => count(row.events), isNumber: true },
        {
            title: "First",
            value: (row) => row.firstAt,
            show: (row) => <span title={exact(row.firstAt, zone)}>{dateTime(row.firstAt, zone)}</span>,
            isNumber: true,
        },
        {
            title: "Last",
            value: (row) => row.lastAt,
            show: (row) => <span title={exact(row.lastAt, zone)}>{ago(row.lastAt)}</span>,
            isNumber: true,
        },
    ];
    const exported = useCallback(() => downloadRows("people", columns, rows ?? []), [rows, zone]);
    useOffersExport(rows?.length ? exported : null);
    return (
        <Card
            title="People"
            note={
                rows && (
                    <>
                        <span data-people>{count(total)}</span>, the one seen last first
                        {rows.length < total && `; ${count(rows.length)} of them here`}
                    </>
                )
            }
            actions={<CsvButton name="people" columns={columns} rows={rows} />}
            className={asked.isPlaceholderData ? "stale" : ""}
        >
            <Paged
                asked={asked}
                list={rows}
                rows={14}
                more={
                    asked.isFetchingNextPage
                        ? "Fetching…"
                        : `The next ${count(Math.min(MORE, total - (rows?.length ?? 0)))}`
                }
            >
                {(people) => (
                    <DataTable
                        label="People behind the number"
                        columns={columns}
                        rows={people}
                        keyOf={(row) => row.personId}
                        empty="Nobody did anything like that in this period."
                    />
                )}
            </Paged>
        </Card>
    );
}

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { post } from "../api/client";
import type { Behind as View } from "../api/types";
import { count } from "../format/numbers";
import { spoken } from "../overview/aggregate";
import { useQuestion, type Question } from "../state/question";
import { usePlace, type Place } from "../state/sites";
import { downloadRows } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { PeopleCard, columnsOf, pageOf } from "../ui/PeopleCard";
import { Failure, Skeleton } from "../ui/states";

type Person = View["people"][number];

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
        queryFn: ({ signal, pageParam }) => post("/api/analytics/people", { ...body, ...pageOf(pageParam) }, signal),
        initialPageParam: "",
        getNextPageParam: (last: View) => last.nextCursor,
        placeholderData: keepPreviousData,
    });
    const rows = asked.data?.pages.flatMap((page) => page.people);
    const columns = columnsOf<Person>(zone, [
        { title: "Events", value: (row) => row.events, show: (row) => count(row.events), isNumber: true },
    ]);
    const exported = useCallback(() => downloadRows("people", columns, rows ?? []), [rows, zone]);
    useOffersExport(rows?.length ? exported : null);
    return (
        <PeopleCard
            title="People"
            label="People behind the number"
            name="people"
            order="the one seen last first"
            empty="Nobody did anything like that in this period."
            columns={columns}
            asked={asked}
            rows={14}
            className={asked.isPlaceholderData ? "stale" : ""}
        />
    );
}

import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import { placeOf, type Place } from "./place";
import type { Question } from "./question";

export type { Place } from "./place";

/** Every site that is known of, also those from which nothing has come yet. */
export function useSites() {
    return useQuery({
        queryKey: ["sites"],
        queryFn: ({ signal }) => get("/api/sites", { signal }),
        staleTime: 5 * 60_000,
    });
}

/** What a question means where it is asked: nothing until the site's time zone is known. */
export function usePlace(question: Question): { place: Place | undefined; error: unknown; retry: () => void } {
    const { data, error, refetch } = useSites();
    return data
        ? { place: placeOf(question, data), error: null, retry: () => undefined }
        : { place: undefined, error, retry: () => void refetch() };
}

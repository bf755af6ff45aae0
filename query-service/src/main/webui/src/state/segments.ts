import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import { valueName } from "./dimensions";
import type { Filter } from "./question";

// Segments that people have made out of filters: kept by the service under an id that a new name does not change.

/** Those that there are; asked for only where one may be meant. */
export function useMadeSegments(isAsked: boolean) {
    return useQuery({
        queryKey: ["made segments"],
        queryFn: ({ signal }) => get("/api/segments", { signal }),
        enabled: isAsked,
        staleTime: 60_000,
    });
}

/** What a filter's values are called, those of people's own segments included. */
export function useFilterNames(filters: readonly Filter[]): (dimension: string, value: string) => string {
    const made = useMadeSegments(filters.some(({ dimension }) => dimension === "segment")).data?.segments;
    return (dimension, value) =>
        (dimension === "segment" && made?.find(({ id }) => id === value)?.name) || valueName(dimension, value);
}

/** An id that is made of a name: its letters and digits, and something of its own where there are none. */
export function segmentId(name: string): string {
    const plain = name
        .normalize("NFKD")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-+|-+$/g, "")
        .slice(0, 56);
    return `${plain || "segment"}-${Math.floor(Math.random() * 46_656)
        .toString(36)
        .padStart(3, "0")}`;
}

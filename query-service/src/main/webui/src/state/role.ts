import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";

/** What whoever is signed in may do; nothing until it is known. */
export function useRole(): "ADMIN" | "ANALYST" | undefined {
    return useQuery({
        queryKey: ["me"],
        queryFn: ({ signal }) => get("/api/me", { signal }),
        staleTime: Infinity,
    }).data?.role;
}

import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { get, type Answer } from "../api/client";

export type Me = Answer<"/api/me">;
export type Scope = Me["scopes"][number];

/** Whoever is signed in; nothing until it is known. */
export function useMe(): Me | undefined {
    return useQuery({
        queryKey: ["me"],
        queryFn: ({ signal }) => get("/api/me", { signal }),
        staleTime: Infinity,
    }).data;
}

/** The same for the hundreds of places that only want to know what is open. */
export const MeContext = createContext<Me | undefined>(undefined);

/** Whether something is open to whoever is signed in; not before that is known. */
export function useMay(scope: Scope): boolean {
    return useContext(MeContext)?.scopes.includes(scope) ?? false;
}

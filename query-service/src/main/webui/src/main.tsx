import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import type { Sites } from "./api/types";
import { arrived, Problem } from "./api/client";
import { countedQuery } from "./overview/asking";
import { placeOf } from "./state/place";
import { readQuestion } from "./state/question";
import { startTheme } from "./ui/theme";

startTheme();

const queries = new QueryClient({
    defaultOptions: {
        queries: {
            // Whoever is away may be back in a moment; what was asked wrongly stays wrong.
            retry: (failures, error) =>
                failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500),
            retryDelay: (failures, error) =>
                Math.max(error instanceof Problem ? (error.retryAfterSeconds ?? 0) * 1000 : 0, 500 * 2 ** failures),
            staleTime: 15_000,
            refetchOnWindowFocus: true,
        },
    },
});

/** Draws, with what has been answered meanwhile. */
export async function start(): Promise<void> {
    const known = async (key: readonly unknown[], answer: Promise<unknown>) => {
        const value = await answer;
        if (value !== undefined) queries.setQueryData(key, value);
        return value;
    };
    const sites = (await known(["sites"], arrived("/api/sites"))) as Sites | undefined;
    await known(["me"], arrived("/api/me"));
    if (sites) {
        const question = readQuestion(location.search);
        const query = countedQuery(question, placeOf(question, sites));
        await known(["dashboard", query], arrived("/api/analytics/dashboard", query));
    }
    const root = document.getElementById("root");
    if (!root) return;
    createRoot(root).render(
        <StrictMode>
            <QueryClientProvider client={queries}>
                <App />
            </QueryClientProvider>
        </StrictMode>,
    );
}

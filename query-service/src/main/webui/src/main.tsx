import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { Problem } from "./api/client";
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

const root = document.getElementById("root");
if (root) {
    createRoot(root).render(
        <StrictMode>
            <QueryClientProvider client={queries}>
                <App />
            </QueryClientProvider>
        </StrictMode>,
    );
}

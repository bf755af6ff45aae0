import { useSyncExternalStore } from "react";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "rivulet.theme";
const listeners = new Set<() => void>();

function stored(): Theme {
    try {
        const theme = localStorage.getItem(KEY);
        return theme === "light" || theme === "dark" ? theme : "auto";
    } catch {
        return "auto";
    }
}

let theme = stored();

function isDark(): boolean {
    return theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

function apply(): void {
    if (theme === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    for (const listener of listeners) listener();
}

/** Once, before anything is drawn. */
export function startTheme(): void {
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
    apply();
}

export function chooseTheme(next: Theme): void {
    theme = next;
    try {
        localStorage.setItem(KEY, next);
    } catch {
        // Then it lasts as long as the page.
    }
    apply();
}

function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

export const useChosenTheme = () => useSyncExternalStore(subscribe, () => theme);
export const useTheme = () => useSyncExternalStore(subscribe, () => (isDark() ? "dark" : "light"));

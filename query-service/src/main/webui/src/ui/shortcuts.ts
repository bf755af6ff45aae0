import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Screen } from "../screens/registry";
import { shifted, todayIn, type Period } from "../state/period";
import { rangeOfQuestion, useQuestion, type Question } from "../state/question";
import { usePlace } from "../state/sites";
import { openNamed } from "./opening";

const KEY = "rivulet.shortcuts";
const PERIOD_KEYS: Record<string, Period> = {
    d: "today",
    y: "yesterday",
    w: "7d",
    m: "30d",
    l: "lastmonth",
    a: "12mo",
};

const OPENERS: Record<string, string> = { f: "filter", s: "views", "?": "help" };

export const SHORTCUTS: readonly (readonly [string, string])[] = [
    ["D", "Today"],
    ["Y", "Yesterday"],
    ["W", "Last 7 days"],
    ["M", "Last 30 days"],
    ["L", "Last month"],
    ["A", "Last 12 months"],
    ["[ and ]", "The period before, the period after"],
    ["C", "Compare or not"],
    ["F", "Add a filter"],
    ["X", "Without all filters"],
    ["S", "Saved views"],
    ["?", "This help"],
];

const listeners = new Set<() => void>();

function isOn(): boolean {
    try {
        return localStorage.getItem(KEY) !== "off";
    } catch {
        return true;
    }
}

/** Keys without Ctrl or Alt get in the way of those who speak to their machine: they can be switched off. */
export function switchShortcuts(on: boolean): void {
    try {
        localStorage.setItem(KEY, on ? "on" : "off");
    } catch {
        return;
    }
    for (const listener of listeners) listener();
}

export function useShortcutsAreOn(): boolean {
    return useSyncExternalStore((listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
    }, isOn);
}

/** What a key changes of the question, if anything. */
export function changeOf(
    key: string,
    question: Question,
    today: string,
    heeds: Screen["heeds"],
): Partial<Question> | null {
    const period = PERIOD_KEYS[key.toLowerCase()];
    if (heeds.period && period) return { period, days: null };
    if (heeds.period && (key === "[" || key === "]")) {
        const days = shifted(rangeOfQuestion(question, today), key === "[" ? -1 : 1);
        return days.from > today ? null : { period: null, days };
    }
    if (heeds.compare && key.toLowerCase() === "c") {
        return { compare: question.compare === "none" ? "previous" : "none" };
    }
    if (heeds.filters && key.toLowerCase() === "x" && question.filters.length) return { filters: [] };
    return null;
}

export function useShortcuts(heeds: Screen["heeds"]): void {
    const on = useShortcutsAreOn();
    const [question, change] = useQuestion();
    const { place } = usePlace(question);
    const current = useRef({ question, change, heeds, today: "" });
    current.current = { question, change, heeds, today: place?.today ?? todayIn("UTC") };
    useEffect(() => {
        if (!on) return;
        const pressed = (event: KeyboardEvent) => {
            if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
            const target = event.target as HTMLElement;
            if (target.closest("input, select, textarea, dialog, [contenteditable]")) return;
            const { question: asked, today, heeds: heeded, change: apply } = current.current;
            const opened = OPENERS[event.key.toLowerCase()];
            if (opened && openNamed(opened)) {
                event.preventDefault();
                return;
            }
            const changed = changeOf(event.key, asked, today, heeded);
            if (changed) {
                event.preventDefault();
                apply(changed);
            }
        };
        addEventListener("keydown", pressed);
        return () => removeEventListener("keydown", pressed);
    }, [on]);
}

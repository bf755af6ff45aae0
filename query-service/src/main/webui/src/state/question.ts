import { useMemo } from "react";
import { isDay, lengthOf, LONGEST, PERIODS, rangeOf, type Period, type Range } from "./period";
import { navigate, useLocation } from "./location";

export const COMPARES = ["previous", "year", "custom", "none"] as const;
export type Compare = (typeof COMPARES)[number];

/** Keeps visits or events of which a dimension is, or is not, one of the values. */
export interface Filter {
    dimension: string;
    isExcluding: boolean;
    values: string[];
}

/** A source that has no name of its own goes by its channel, in brackets: no source of that name is meant. */
export const unnamed = (channel: string) => `(${channel})`;
export const isUnnamed = (source: string) => /^\(.+\)$/.test(source) && source !== "(none)";
export const channelOf = (source: string) => source.slice(1, -1);

/** What every screen is asked: all of it is in the address, so that a link shows the same. */
export interface Question {
    site: string | null;
    period: Period | null;
    /** Where days were chosen, or the period was shifted. */
    days: Range | null;
    compare: Compare;
    /** With which days it is compared, where these were chosen. */
    against: Range | null;
    /** Whether Mondays are compared with Mondays. */
    isMatched: boolean;
    filters: Filter[];
    /** What only the screen itself knows of: which number is drawn, how a list is ordered. */
    own: Record<string, string>;
}

const SHARED = ["site", "period", "from", "to", "compare", "vsfrom", "vsto", "match", "f"];

export const DEFAULT_PERIOD: Period = "30d";

function isPeriod(text: string | null): text is Period {
    return (PERIODS as readonly string[]).includes(text ?? "");
}

/** A dimension, "!" where it excludes, and values; each encoded, so that any value may hold any sign. */
function readFilter(text: string): Filter[] {
    const [dimension, ...values] = text.split("~").map((word) => {
        try {
            return decodeURIComponent(word);
        } catch {
            return "";
        }
    });
    if (!dimension || !values.length) return [];
    const isExcluding = dimension.startsWith("!");
    return [{ dimension: isExcluding ? dimension.slice(1) : dimension, isExcluding, values }];
}

const encoded = (text: string) => encodeURIComponent(text).replaceAll("~", "%7E");

function written({ dimension, isExcluding, values }: Filter): string {
    return [`${isExcluding ? "!" : ""}${dimension}`, ...values].map(encoded).join("~");
}

function readDays(from: string | null, to: string | null): Range | null {
    const days = isDay(from) && isDay(to) && from <= to ? { from, to } : null;
    return days && lengthOf(days) <= LONGEST ? days : null;
}

/** Reads an address; whatever is no question in it is left out. */
export function readQuestion(search: string): Question {
    const words = new URLSearchParams(search);
    const days = readDays(words.get("from"), words.get("to"));
    const period = words.get("period");
    const against = readDays(words.get("vsfrom"), words.get("vsto"));
    const said = COMPARES.find((each) => each === words.get("compare")) ?? "previous";
    const compare = said === "custom" && !against ? "previous" : said;
    return {
        site: words.get("site") || null,
        period: days ? null : isPeriod(period) ? period : DEFAULT_PERIOD,
        days,
        compare,
        against: compare === "custom" ? against : null,
        isMatched: (compare === "previous" || compare === "year") && words.get("match") === "weekdays",
        filters: words.getAll("f").flatMap(readFilter),
        own: Object.fromEntries([...words].filter(([name, value]) => value && !SHARED.includes(name))),
    };
}

/** The part of an address after the path; nothing that is said by default is written. */
export function questionSearch(question: Question): string {
    const words = new URLSearchParams();
    if (question.site) words.set("site", question.site);
    if (question.days) {
        words.set("from", question.days.from);
        words.set("to", question.days.to);
    } else if (question.period && question.period !== DEFAULT_PERIOD) words.set("period", question.period);
    if (question.compare !== "previous") words.set("compare", question.compare);
    if (question.compare === "custom" && question.against) {
        words.set("vsfrom", question.against.from);
        words.set("vsto", question.against.to);
    }
    if (question.isMatched) words.set("match", "weekdays");
    for (const filter of question.filters) words.append("f", written(filter));
    for (const [name, value] of Object.entries(question.own)) if (value) words.set(name, value);
    return words.size ? `?${words}` : "";
}

/** Adds a value: to the filter of its dimension where there is one, instead of what says the opposite of it. */
export function filtered(filters: Filter[], dimension: string, value: string, isExcluding: boolean): Filter[] {
    const others = filters
        .map((filter) =>
            filter.dimension === dimension && filter.isExcluding !== isExcluding
                ? { ...filter, values: filter.values.filter((each) => each !== value) }
                : filter,
        )
        .filter((filter) => filter.values.length);
    const at = others.findIndex((filter) => filter.dimension === dimension && filter.isExcluding === isExcluding);
    const same = others[at];
    if (!same) return [...others, { dimension, isExcluding, values: [value] }];
    return others.with(at, { ...same, values: [...new Set([...same.values, value])] });
}

export function rangeOfQuestion(question: Question, today: string): Range {
    return question.days ?? rangeOf(question.period ?? DEFAULT_PERIOD, today);
}

export function useQuestion(): [Question, (change: Partial<Question>) => void] {
    const { path, search } = useLocation();
    const question = useMemo(() => readQuestion(search), [search]);
    return [question, (change) => navigate(path + questionSearch({ ...question, ...change }))];
}

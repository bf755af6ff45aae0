/** A day as ISO writes it, 2026-03-02: of no time zone, so that counting days is safe. */
export type Day = string;

export interface Range {
    from: Day;
    to: Day;
}

export const PERIODS = ["today", "yesterday", "7d", "30d", "month", "lastmonth", "12mo"] as const;
export type Period = (typeof PERIODS)[number];

export const PERIOD_NAMES: Record<Period, string> = {
    today: "Today",
    yesterday: "Yesterday",
    "7d": "Last 7 days",
    "30d": "Last 30 days",
    month: "This month",
    lastmonth: "Last month",
    "12mo": "Last 12 months",
};

const DAY_MILLIS = 86_400_000;
/** The longest range that the service takes. */
export const LONGEST = 366;

const millis = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number): Day => new Date(time).toISOString().slice(0, 10);

export function isDay(text: string | null | undefined): text is Day {
    if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
    const time = millis(text);
    return Number.isFinite(time) && dayOf(time) === text;
}

export function plusDays(day: Day, days: number): Day {
    return dayOf(millis(day) + days * DAY_MILLIS);
}

/** The same day of another month, or that month's last where it has fewer. */
export function plusMonths(day: Day, months: number): Day {
    const [year, month, date] = day.split("-").map(Number) as [number, number, number];
    const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
    return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** How many days it has, both ends included. */
export function lengthOf(range: Range): number {
    return Math.round((millis(range.to) - millis(range.from)) / DAY_MILLIS) + 1;
}

export function daysOf(range: Range): Day[] {
    return Array.from({ length: lengthOf(range) }, (_, at) => plusDays(range.from, at));
}

/** Which day it is in a time zone. */
export function todayIn(zone: string, now: Date = new Date()): Day {
    return new Intl.DateTimeFormat("en-CA", {
        timeZone: zone,
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
    }).format(now);
}

export function rangeOf(period: Period, today: Day): Range {
    const firstOfMonth = `${today.slice(0, 8)}01`;
    switch (period) {
        case "today":
            return { from: today, to: today };
        case "yesterday":
            return { from: plusDays(today, -1), to: plusDays(today, -1) };
        case "7d":
            return { from: plusDays(today, -6), to: today };
        case "30d":
            return { from: plusDays(today, -29), to: today };
        case "month":
            return { from: firstOfMonth, to: today };
        case "lastmonth":
            return { from: plusMonths(firstOfMonth, -1), to: plusDays(firstOfMonth, -1) };
        case "12mo":
            return { from: plusDays(plusMonths(today, -12), 1), to: today };
    }
}

const isWholeMonth = ({ from, to }: Range) => from.endsWith("-01") && plusDays(plusMonths(from, 1), -1) === to;

/** The range of the same length before or after it; whole months stay whole. */
export function shifted(range: Range, by: 1 | -1): Range {
    if (isWholeMonth(range)) {
        const from = plusMonths(range.from, by);
        return { from, to: plusDays(plusMonths(from, 1), -1) };
    }
    const days = lengthOf(range) * by;
    return { from: plusDays(range.from, days), to: plusDays(range.to, days) };
}

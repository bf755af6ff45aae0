import type { Day } from "../state/period";

const dayFormat = new Intl.DateTimeFormat(undefined, { timeZone: "UTC", day: "numeric", month: "short" });
const dayOfYear = new Intl.DateTimeFormat(undefined, {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    year: "numeric",
});
const weekdayFormat = new Intl.DateTimeFormat(undefined, {
    timeZone: "UTC",
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
});
const monthFormat = new Intl.DateTimeFormat(undefined, { timeZone: "UTC", month: "long", year: "numeric" });
const noon = (day: Day) => new Date(`${day}T12:00:00Z`);

export const day = (value: Day) => dayFormat.format(noon(value));
export const weekday = (value: Day) => weekdayFormat.format(noon(value));
/** The month of a day. */
export const month = (value: Day) => monthFormat.format(noon(value));

/** "2 – 8 Mar 2026", or one day. */
export function days(from: Day, to: Day): string {
    return from === to ? dayOfYear.format(noon(from)) : dayOfYear.formatRange(noon(from), noon(to));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function zoned(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = zone + JSON.stringify(options);
    const known = formats.get(key);
    if (known) return known;
    const format = new Intl.DateTimeFormat(undefined, { timeZone: zone, ...options });
    formats.set(key, format);
    return format;
}

/** A time of day in the site's zone, with seconds. */
export const clock = (iso: string, zone: string) =>
    zoned(zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(new Date(iso));

export const dateTime = (iso: string, zone: string) =>
    zoned(zone, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }).format(
        new Date(iso),
    );

export const exact = (iso: string, zone: string) =>
    zoned(zone, {
        day: "numeric",
        month: "short",
        year: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
        fractionalSecondDigits: 3,
        timeZoneName: "short",
    }).format(new Date(iso));

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "long" });

/** "3 minutes ago". */
export function ago(iso: string, now: number = Date.now()): string {
    const seconds = (Date.parse(iso) - now) / 1000;
    const size = Math.abs(seconds);
    if (size < 60) return relative.format(Math.round(seconds), "second");
    if (size < 3600) return relative.format(Math.round(seconds / 60), "minute");
    if (size < 86_400) return relative.format(Math.round(seconds / 3600), "hour");
    return relative.format(Math.round(seconds / 86_400), "day");
}

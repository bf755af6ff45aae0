import type { Amount } from "../api/types";

// In the viewer's locale: the browser's first language.
const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const some = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });
const short = new Intl.NumberFormat(undefined, { notation: "compact", maximumSignificantDigits: 3 });
const share = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 1 });
const growth = new Intl.NumberFormat(undefined, {
    style: "percent",
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
});

export const count = (value: number) => whole.format(value);
/** The word for so many of something. */
export const plural = (value: number, one: string, many = `${one}s`) => (value === 1 ? one : many);
export const decimal = (value: number) => some.format(value);

/** 12.3K from ten thousand on: up to there every visitor is shown. */
export const compact = (value: number) => (Math.abs(value) < 10_000 ? whole.format(value) : short.format(value));
export const percent = (value: number) => share.format(value);

/** +12 %. */
export const change = (value: number) => growth.format(value);

/** 4m 05s, 1h 02m. */
export function duration(seconds: number): string {
    const all = Math.round(seconds);
    const two = (value: number) => String(value).padStart(2, "0");
    if (all < 60) return `${all}s`;
    if (all < 3600) return `${Math.floor(all / 60)}m ${two(all % 60)}s`;
    return `${Math.floor(all / 3600)}h ${two(Math.floor((all % 3600) / 60))}m`;
}

const currencies = new Map<string, Intl.NumberFormat>();

export function money(amount: number, currency: string, isCompact = false): string {
    const key = `${currency}${isCompact}`;
    let format = currencies.get(key);
    if (!format) {
        const form = isCompact ? ({ notation: "compact", maximumSignificantDigits: 3 } as const) : {};
        try {
            format = new Intl.NumberFormat(undefined, { style: "currency", currency, ...form });
        } catch {
            // No currency that anybody knows: senders choose them.
            return `${some.format(amount)} ${currency}`;
        }
        currencies.set(key, format);
    }
    return format.format(amount);
}

/** Sums of several currencies are never added up. */
export function amounts(revenue: readonly Amount[] | undefined | null): string {
    return revenue?.length ? revenue.map(({ amount, currency }) => money(Number(amount), currency)).join(" + ") : "–";
}

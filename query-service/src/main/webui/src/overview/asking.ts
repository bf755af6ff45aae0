import { siteOf, type Place } from "../state/place";
import { channelOf, isUnnamed, type Filter, type Question } from "../state/question";

// How the overview's questions are put, apart from who puts them: some are asked before there is a screen.

/** As events call a product. */
const PRODUCT = ["event:props:productId", "event:props:product_id"];

/** The filters as the service reads them. */
export function spoken(filters: readonly Filter[]): unknown[] {
    return filters.map(({ dimension, isExcluding, values }) => {
        if (dimension === "product") {
            const any = ["or", PRODUCT.map((property) => ["is", property, values])];
            return isExcluding ? ["not", any] : any;
        }
        const channels = dimension === "visit:source" ? values.filter(isUnnamed) : [];
        if (!channels.length) return [isExcluding ? "is_not" : "is", dimension, values];
        const named = values.filter((value) => !isUnnamed(value));
        const unnamed = [
            "and",
            [
                ["is", "visit:source", ["(none)"]],
                ["is", "visit:channel", channels.map(channelOf)],
            ],
        ];
        const any = named.length ? ["or", [["is", dimension, named], unnamed]] : unnamed;
        return isExcluding ? ["not", any] : any;
    });
}

export interface Wanted {
    metrics: string[];
    dimensions?: string[];
    date_range?: unknown;
    filters?: unknown[];
    include?: Record<string, unknown>;
    order_by?: [string, "asc" | "desc"][];
    pagination?: { limit: number };
}

/** A question in the service's language. */
export function bodyOf(question: Question, place: Place, wanted: Wanted | null) {
    const { from, to } = place.range;
    return { site_id: siteOf(question, place), date_range: [from, to], filters: spoken(question.filters), ...wanted };
}

/** Whether the service has counted it by days already: no filters, and compared with the range before or last year's. */
export function isCounted(question: Question, place: Place): boolean {
    return (
        siteOf(question, place) === null ||
        (!question.filters.length && question.compare !== "custom" && !question.isMatched)
    );
}

/** The question of the whole overview, where it is counted by days. */
export function countedQuery(question: Question, place: Place) {
    const site = siteOf(question, place);
    return {
        startDate: place.range.from,
        endDate: place.range.to,
        // Of chosen days, and of weekdays, only the question language knows: of one site.
        compare: question.compare === "custom" ? ("previous" as const) : question.compare,
        ...(site ? { siteId: site } : {}),
    };
}

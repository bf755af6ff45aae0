import type { Question } from "../state/question";
import { spoken, type Wanted } from "./asking";
import { FRICTION } from "./friction";

const MOST = 100;
export const NONE = "(none)";

/** What visits or events are divided by, in one card: one of them is shown. */
export interface Subject {
    title: string;
    dimensions: readonly string[];
    /** Where all of it is: by each dimension, with more numbers. */
    screen: string;
    /** What else must be so, by the dimension. */
    only?: (dimension: string) => readonly (readonly [string, string, readonly string[]])[];
}

/** A page is one that was viewed: products and clicks have a path, too. */
const VIEWED = [["is", "event:name", ["page_view"]]] as const;

export const SUBJECTS: readonly Subject[] = [
    {
        title: "Sources",
        dimensions: ["visit:source", "visit:channel", "visit:utm_campaign"],
        screen: "/acquisition/sources",
    },
    {
        title: "Pages",
        dimensions: ["event:page", "visit:entry_page", "visit:exit_page"],
        screen: "/behaviour/pages",
        only: (dimension) => (dimension === "event:page" ? VIEWED : []),
    },
    { title: "Places", dimensions: ["visit:country", "visit:region", "visit:city"], screen: "/behaviour/places" },
    { title: "Devices", dimensions: ["visit:device", "visit:browser", "visit:os"], screen: "/behaviour/places" },
    { title: "Goals", dimensions: ["event:goal", "event:name"], screen: "/manage/goals" },
    {
        title: "Friction",
        dimensions: ["event:name"],
        screen: "/behaviour/friction",
        only: () => [["is", "event:name", FRICTION]],
    },
];

/** By what an event is, a rate of visits can't be told: what can is asked for. */
export function metricsFor(dimension: string): string[] {
    if (dimension === "event:page") return ["pageviews", "visitors"];
    if (dimension === "event:goal") return ["events", "visitors", "total_revenue"];
    if (dimension === "event:name") return ["events", "visitors"];
    return ["visits", "visitors", "bounce_rate"];
}

/** The question of a card; what has no goal or campaign is no row of theirs. */
export function wantedOf(
    dimension: string,
    question: Question,
    only: readonly (readonly [string, string, readonly string[]])[],
): Wanted {
    const isNamed = dimension.startsWith("event:") || dimension.startsWith("visit:utm");
    return {
        metrics: metricsFor(dimension),
        dimensions: [dimension],
        pagination: { limit: MOST },
        filters: [...spoken(question.filters), ...(isNamed ? [["is_not", dimension, [NONE]]] : []), ...only],
    };
}

export const tabsOf = (question: Question) => (question.own["by"] ?? "").split(",").filter(Boolean);

/** By which of its dimensions a card is divided. */
export const dimensionOf = (subject: Subject, question: Question): string =>
    subject.dimensions.find((each) => tabsOf(question).includes(each)) ?? subject.dimensions[0] ?? "visit:source";

/** By what the days are divided that the service has counted. */
export type Parts = "visit:source" | "event:page" | "visit:country" | "visit:device" | "event:goal";

export const isPart = (dimension: string): dimension is Parts =>
    ["visit:source", "event:page", "visit:country", "visit:device", "event:goal"].includes(dimension);

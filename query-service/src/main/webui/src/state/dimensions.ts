import { country, segment, source, words } from "../format/names";
import { channelOf, isUnnamed } from "./question";

/** The words for what visits and events can be narrowed down by. */
const NAMES: Record<string, string> = {
    "visit:source": "Source",
    "visit:channel": "Channel",
    "visit:utm_campaign": "Campaign",
    "visit:utm_source": "Tagged source",
    "visit:utm_medium": "Medium",
    "visit:utm_term": "Term",
    "visit:utm_content": "Content",
    "visit:referrer": "Referrer",
    "visit:entry_page": "Entry page",
    "visit:exit_page": "Exit page",
    "visit:country": "Country",
    "visit:region": "Region",
    "visit:city": "City",
    "visit:device": "Device",
    "visit:browser": "Browser",
    "visit:os": "System",
    "event:page": "Page",
    "event:hostname": "Host",
    "event:goal": "Goal",
    "event:name": "Event",
    segment: "Segment",
    audience: "Audience",
};

/** By what visits and events can be narrowed down on every screen. */
export const FILTERABLE: readonly string[] = Object.keys(NAMES);

export const dimensionName = (dimension: string) =>
    dimension === "product" ? "Product" : (NAMES[dimension] ?? words(dimension.replace(/^event:props:/, "")));

export function valueName(dimension: string, value: string): string {
    if (value === "(none)") return dimension === "visit:source" ? "Direct or none" : "Unknown";
    if (dimension === "visit:source" && isUnnamed(value)) return words(channelOf(value));
    if (dimension === "visit:source" || dimension === "visit:channel") return source(value);
    if (dimension === "visit:country") return country(value);
    if (dimension === "segment") return segment(value);
    if (dimension === "audience") return words(value);
    if (dimension === "event:goal" || dimension === "event:name" || dimension === "visit:device") return words(value);
    return value;
}

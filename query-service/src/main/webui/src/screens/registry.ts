import { createElement, lazy, useState, type ComponentType } from "react";
import { Problem } from "../api/problem";
import type { IconName } from "../ui/Icon";
import { match } from "../state/location";
import type { Me, Scope } from "../state/me";

/** A screen: what is not here, nobody is led to. */
export interface Screen {
    pattern: string;
    title: string;
    component: Part;
    /** Which parts of the question it heeds: controls that would do nothing are not shown. */
    heeds: { period?: boolean; compare?: boolean; filters?: boolean };
    /** What must be open for it to show anything: numbers unless said, null for nothing. */
    needs?: Scope | null;
}

export interface Group {
    title: string;
    icon: IconName;
    entries: readonly { title: string; path: string }[];
}

type Shown = ComponentType<{ names: Record<string, string> }>;

/** A screen that is fetched when it is shown, or ahead. */
type Part = Shown & { fetch: () => Promise<unknown> };

/** Whoever serves the screens is away, or serves newer ones by now: the page has to be read anew then. */
function unreached(error: unknown): never {
    // Browsers have no other name for it; what the screen itself does wrong is another matter.
    const isUnreached = error instanceof TypeError && /import|module/i.test(error.message);
    throw isUnreached
        ? new Problem(0, "No connection", "This screen could not be fetched from the query service.", [], null)
        : error;
}

function load(part: () => Promise<{ default: Shown }>): Part {
    let there: Shown | null = null;
    const Later = lazy(() => part().catch(unreached));
    // What has been fetched already is shown at once; what is shown stays what it is.
    const Screen = (props: { names: Record<string, string> }) => {
        const [now] = useState(() => there);
        return createElement(now ?? Later, props);
    };
    return Object.assign(Screen, { fetch: () => part().then((module) => (there = module.default)) });
}

export const SCREENS: readonly Screen[] = [
    {
        pattern: "/",
        title: "Overview",
        component: load(() => import("./Overview")),
        heeds: { period: true, compare: true, filters: true },
    },
    { pattern: "/live", title: "Live", component: load(() => import("./Live")), heeds: {} },
    { pattern: "/people", title: "People", component: load(() => import("./People")), heeds: {}, needs: "people" },
    {
        pattern: "/people/segments",
        title: "Segments",
        component: load(() => import("./Segments")),
        heeds: { period: true },
    },
    { pattern: "/people/audiences", title: "Audiences", component: load(() => import("./Audiences")), heeds: {} },
    { pattern: "/predictions", title: "Forecast", component: load(() => import("./Forecast")), heeds: {} },
    {
        pattern: "/people/behind",
        title: "Who is behind it",
        component: load(() => import("./Behind")),
        heeds: { period: true, filters: true },
        needs: "people",
    },
    { pattern: "/people/{id}", title: "Person", component: load(() => import("./Person")), heeds: {}, needs: "people" },
    { pattern: "/sessions/{id}", title: "Visit", component: load(() => import("./Visit")), heeds: {}, needs: "people" },
    {
        pattern: "/behaviour/funnel",
        title: "Funnel",
        component: load(() => import("./Funnel")),
        heeds: { period: true, filters: true },
    },
    {
        pattern: "/behaviour/journeys",
        title: "Journeys",
        component: load(() => import("./Journeys")),
        heeds: { period: true, filters: true },
    },
    {
        pattern: "/behaviour/stages",
        title: "Stages and types",
        component: load(() => import("./Stages")),
        heeds: { period: true },
    },
    {
        pattern: "/behaviour/retention",
        title: "Retention",
        component: load(() => import("./Retention")),
        heeds: { period: true, filters: true },
    },
    {
        pattern: "/behaviour/pages",
        title: "Pages",
        component: load(() => import("./Pages")),
        heeds: { period: true, compare: true, filters: true },
    },
    {
        pattern: "/behaviour/places",
        title: "Places and devices",
        component: load(() => import("./Places")),
        heeds: { period: true, compare: true, filters: true },
    },
    {
        pattern: "/behaviour/friction",
        title: "Friction",
        component: load(() => import("./Friction")),
        heeds: { period: true, compare: true, filters: true },
    },
    {
        pattern: "/behaviour/products",
        title: "Products",
        component: load(() => import("./Products")),
        heeds: { period: true },
    },
    {
        pattern: "/acquisition/sources",
        title: "Sources",
        component: load(() => import("./Sources")),
        heeds: { period: true, compare: true, filters: true },
    },
    {
        pattern: "/acquisition/campaigns",
        title: "Campaigns",
        component: load(() => import("./Campaigns")),
        heeds: { period: true },
    },
    {
        pattern: "/acquisition/attribution",
        title: "Attribution",
        component: load(() => import("./Attribution")),
        heeds: { period: true },
    },
    {
        pattern: "/manage/sites",
        title: "Sites and keys",
        component: load(() => import("./Sites")),
        heeds: {},
        needs: null,
    },
    {
        pattern: "/manage/goals",
        title: "Goals",
        component: load(() => import("./Goals")),
        heeds: { period: true, compare: true, filters: true },
    },
    { pattern: "/manage/funnels", title: "Saved funnels", component: load(() => import("./Funnels")), heeds: {} },
    {
        pattern: "/manage/export",
        title: "Export",
        component: load(() => import("./Export")),
        heeds: { period: true },
        needs: "export",
    },
    {
        pattern: "/manage/install",
        title: "Install",
        component: load(() => import("./Install")),
        heeds: {},
        needs: null,
    },
    {
        pattern: "/manage/events",
        title: "Trace an event",
        component: load(() => import("./Trace")),
        heeds: {},
        needs: "people",
    },
    {
        pattern: "/manage/events/{id}",
        title: "Trace an event",
        component: load(() => import("./Trace")),
        heeds: {},
        needs: "people",
    },
    { pattern: "/manage/fleet", title: "Fleet", component: load(() => import("./Fleet")), heeds: {}, needs: "operate" },
    {
        pattern: "/manage/tokens",
        title: "Tokens",
        component: load(() => import("./Tokens")),
        heeds: {},
        needs: "tokens",
    },
    {
        pattern: "/manage/audit",
        title: "Audit log",
        component: load(() => import("./Audit")),
        heeds: {},
        needs: "audit",
    },
];

export const GROUPS: readonly Group[] = [
    { title: "Overview", icon: "overview", entries: [{ title: "Overview", path: "/" }] },
    { title: "Live", icon: "live", entries: [{ title: "Live", path: "/live" }] },
    {
        title: "People",
        icon: "people",
        entries: [
            { title: "Everybody", path: "/people" },
            { title: "Segments", path: "/people/segments" },
            { title: "Audiences", path: "/people/audiences" },
        ],
    },
    {
        title: "Behaviour",
        icon: "behaviour",
        entries: [
            { title: "Funnel", path: "/behaviour/funnel" },
            { title: "Journeys", path: "/behaviour/journeys" },
            { title: "Stages", path: "/behaviour/stages" },
            { title: "Retention", path: "/behaviour/retention" },
            { title: "Pages", path: "/behaviour/pages" },
            { title: "Places, devices", path: "/behaviour/places" },
            { title: "Friction", path: "/behaviour/friction" },
            { title: "Products", path: "/behaviour/products" },
        ],
    },
    {
        title: "Acquisition",
        icon: "acquisition",
        entries: [
            { title: "Sources", path: "/acquisition/sources" },
            { title: "Campaigns", path: "/acquisition/campaigns" },
            { title: "Attribution", path: "/acquisition/attribution" },
        ],
    },
    { title: "Predictions", icon: "predictions", entries: [{ title: "Forecast", path: "/predictions" }] },
    {
        title: "Manage",
        icon: "manage",
        entries: [
            { title: "Install", path: "/manage/install" },
            { title: "Sites and keys", path: "/manage/sites" },
            { title: "Goals", path: "/manage/goals" },
            { title: "Saved funnels", path: "/manage/funnels" },
            { title: "Export", path: "/manage/export" },
            { title: "Trace an event", path: "/manage/events" },
            { title: "Fleet", path: "/manage/fleet" },
            { title: "Tokens", path: "/manage/tokens" },
            { title: "Audit log", path: "/manage/audit" },
        ],
    },
];

export function screenAt(path: string): { screen: Screen; names: Record<string, string> } | null {
    for (const screen of SCREENS) {
        const names = match(screen.pattern, path);
        if (names) return { screen, names };
    }
    return null;
}

/** Until it is known who is signed in, what every analyst may see. */
const LIKELY: readonly Scope[] = ["analytics", "people", "define", "operate"];

const neededBy = ({ needs }: Screen): Scope | null => (needs === undefined ? "analytics" : needs);

/** Whether a screen would be answered. Numbers wait for nobody; all else is not known before it is known who asks. */
export function mayOpen(me: Me | undefined, screen: Screen): boolean | undefined {
    const needed = neededBy(screen);
    if (needed === null || me?.scopes.includes(needed)) return true;
    return me ? false : needed === "analytics" || undefined;
}

/** Whether an address leads to something that would be refused. */
export function isClosed(me: Me | undefined, path: string): boolean {
    if (!me || LIKELY.every((scope) => me.scopes.includes(scope))) return false;
    const screen = screenAt(path)?.screen;
    return screen !== undefined && mayOpen(me, screen) === false;
}

/** What may be led to: nothing that would be refused. */
export function groupsFor(me: Me | undefined): readonly Group[] {
    return GROUPS.map((group) => ({
        ...group,
        entries: group.entries.filter(({ path }) => {
            const screen = screenAt(path)?.screen;
            if (!screen) return false;
            const needed = neededBy(screen);
            return needed === null || (me?.scopes ?? LIKELY).includes(needed);
        }),
    })).filter(({ entries }) => entries.length);
}

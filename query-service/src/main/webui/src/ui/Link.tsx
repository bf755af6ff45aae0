import { useContext, type ReactNode } from "react";
import { isClosed } from "../screens/registry";
import { navigate, useLocation } from "../state/location";
import { MeContext } from "../state/me";
import { filtered, questionSearch, readQuestion, type Filter, type Question } from "../state/question";

let last = { search: "", question: readQuestion("") };

/** Hundreds of links stand on a page, all of one address. */
function asked(search: string): Question {
    if (last.search !== search) last = { search, question: readQuestion(search) };
    return last.question;
}

/** Leads somewhere within the dashboard and takes the question along; where nobody would be let in it is plain text. */
export function Link({
    to,
    own = {},
    change = {},
    children,
    className,
}: {
    to: string;
    own?: Record<string, string>;
    /** What else is asked there. */
    change?: Partial<Question>;
    children: ReactNode;
    className?: string;
}) {
    const { search, path } = useLocation();
    const href = to + questionSearch({ ...asked(search), ...change, own });
    if (isClosed(useContext(MeContext), to)) {
        return className?.includes("button") ? null : <span>{children}</span>;
    }
    return (
        <a
            href={href}
            className={className}
            aria-current={path === to ? "page" : undefined}
            onClick={(event) => {
                // With a key held it is the browser's: another tab, another window.
                if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
                event.preventDefault();
                navigate(href);
            }}
        >
            {children}
        </a>
    );
}

/** Leads to the people behind a number: those of the question, narrowed down by what the number is of. */
export function Who({ of = [], children }: { of?: readonly (readonly [string, string])[]; children: ReactNode }) {
    const { search } = useLocation();
    const filters = of.reduce<Filter[]>(
        (all, [dimension, value]) => narrowed(all, dimension, value),
        asked(search).filters,
    );
    return (
        <Link to="/people/behind" change={{ filters }} className="who">
            {children}
        </Link>
    );
}

/** One value is narrower than several of the same dimension. */
function narrowed(filters: Filter[], dimension: string, value: string): Filter[] {
    const others = filters.filter((filter) => filter.dimension !== dimension || filter.isExcluding);
    return filtered(others, dimension, value, false);
}

export const personPath = (id: string) => `/people/${encodeURIComponent(id)}`;
export const sessionPath = (id: string) => `/sessions/${encodeURIComponent(id)}`;
export const tracePath = (id: string) => `/manage/events/${encodeURIComponent(id)}`;

import type { ReactNode } from "react";
import { navigate, useLocation } from "../state/location";
import { questionSearch, readQuestion } from "../state/question";

/** Leads somewhere within the dashboard and takes the question along. */
export function Link({
    to,
    own = {},
    children,
    className,
}: {
    to: string;
    own?: Record<string, string>;
    children: ReactNode;
    className?: string;
}) {
    const { search, path } = useLocation();
    const href = to + questionSearch({ ...readQuestion(search), own });
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

export const personPath = (id: string) => `/people/${encodeURIComponent(id)}`;
export const sessionPath = (id: string) => `/sessions/${encodeURIComponent(id)}`;
export const tracePath = (id: string) => `/manage/events/${encodeURIComponent(id)}`;

import type { ReactNode } from "react";
import { Problem } from "../api/client";

/** What stands where something will be, as large as it will be. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
    return (
        <div className="skeleton" role="status" aria-label="Loading">
            {Array.from({ length: rows }, (_, at) => (
                <div key={at} className="skeleton-row" />
            ))}
        </div>
    );
}

function advice(problem: Problem): string {
    if (problem.status === 0) return "Check that it runs and that you are online, then try again.";
    if (problem.status === 403) return "An admin can make a token that reaches further.";
    if (problem.status === 503)
        return "It mends itself as soon as whoever holds the answer is back; try again in a moment.";
    if (problem.status >= 500) return "Try again; where that does not help, the service's log says what happened.";
    return "";
}

/** What went wrong, in the service's words, and what can be done about it. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
    const problem = error instanceof Problem ? error : new Problem(-1, "Something broke", String(error), [], null);
    return (
        <div className="failure" role="alert">
            <strong>{problem.title}</strong>
            <p>
                {problem.detail} {advice(problem)}
            </p>
            {problem.violations.length > 0 && (
                <ul>
                    {problem.violations.map(({ field, detail }) => (
                        <li key={field}>
                            <code>{field}</code> {detail}
                        </li>
                    ))}
                </ul>
            )}
            {onRetry && (
                <button className="button" onClick={onRetry}>
                    Try again
                </button>
            )}
        </div>
    );
}

export function Nothing({ children }: { children: ReactNode }) {
    return <p className="nothing">{children}</p>;
}

interface Asked<T> {
    data: T | undefined;
    error: unknown;
    isPending: boolean;
    refetch: () => unknown;
}

/** Shows an answer once it is there, and until then, or instead of it, what there is to say. */
export function Answered<T>({
    asked,
    rows,
    children,
}: {
    asked: Asked<T>;
    rows?: number;
    children: (answer: T) => ReactNode;
}) {
    if (asked.data !== undefined) return children(asked.data);
    if (asked.error) return <Failure error={asked.error} onRetry={() => void asked.refetch()} />;
    return <Skeleton {...(rows ? { rows } : {})} />;
}

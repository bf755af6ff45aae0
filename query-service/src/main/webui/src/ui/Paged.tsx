import type { ReactNode } from "react";
import { Answered } from "./states";

export interface Pages {
    error: unknown;
    isPending: boolean;
    refetch: () => unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
}

/** Shows a list that is asked for page by page, as far as it is here, and a button for the rest. */
export function Paged<T>({
    asked,
    list,
    rows,
    more = "More",
    children,
}: {
    asked: Pages;
    list: T[] | undefined;
    rows?: number;
    more?: string;
    children: (list: T[]) => ReactNode;
}) {
    return (
        <>
            <Answered
                asked={{
                    data: list,
                    error: asked.error,
                    isPending: asked.isPending,
                    refetch: () => void asked.refetch(),
                }}
                {...(rows ? { rows } : {})}
            >
                {children}
            </Answered>
            {asked.hasNextPage && (
                <button
                    className="button"
                    disabled={asked.isFetchingNextPage}
                    onClick={() => void asked.fetchNextPage()}
                >
                    {more}
                </button>
            )}
        </>
    );
}

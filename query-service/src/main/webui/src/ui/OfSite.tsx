import type { ReactNode } from "react";
import { siteOf } from "../overview/aggregate";
import { useQuestion, type Question } from "../state/question";
import { usePlace, type Place } from "../state/sites";
import { Failure, Nothing, Skeleton } from "./states";

/** Shows what can be asked of one site only, and says so where there are several. */
export function OfSite({
    what,
    children,
}: {
    what: string;
    children: (question: Question, place: Place) => ReactNode;
}) {
    const [question, change] = useQuestion();
    const { place, error, retry } = usePlace(question);
    if (!place) return error ? <Failure error={error} onRetry={retry} /> : <Skeleton rows={12} />;
    if (siteOf(question, place)) return children(question, place);
    if (!place.sites.length) return <Nothing>No event has arrived yet: Manage, Install has the line to paste.</Nothing>;
    return (
        <div className="lonely">
            <p>{what} of one site: choose one.</p>
            <div className="links">
                {place.sites.map((site) => (
                    <button key={site} className="button" onClick={() => change({ site })}>
                        {site}
                    </button>
                ))}
            </div>
        </div>
    );
}

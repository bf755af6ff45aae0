import { ago } from "../format/times";
import { siteOf, useNumbers } from "../overview/aggregate";
import { Breakdown, DashboardCards, SUBJECTS } from "../overview/Breakdown";
import { reportOf, useDashboard } from "../overview/dashboard";
import { Numbers } from "../overview/Numbers";
import { useQuestion, type Question } from "../state/question";
import { usePlace, type Place } from "../state/sites";
import { Failure, Skeleton } from "../ui/states";
import Install from "./Install";

export default function Overview() {
    const [question] = useQuestion();
    const { place, error, retry } = usePlace(question);
    if (!place) return error ? <Failure error={error} onRetry={retry} /> : <Waiting />;
    // Before the first event there is nothing to look at but the way to it.
    if (question.site ? !place.sites.includes(question.site) : !place.sites.length) return <Install />;
    return siteOf(question, place) ? (
        <OfSite question={question} place={place} />
    ) : (
        <OfAll question={question} place={place} />
    );
}

function OfSite({ question, place }: { question: Question; place: Place }) {
    const { report, error, retry, isStale } = useNumbers(question, place, true);
    if (!report) return error ? <Failure error={error} onRetry={retry} /> : <Waiting />;
    return (
        <div className="stack" aria-busy={isStale}>
            <div className={isStale ? "stale" : undefined}>
                <Numbers report={report} />
            </div>
            <div className="grid">
                {SUBJECTS.map((subject) => (
                    <Breakdown key={subject.title} subject={subject} question={question} place={place} />
                ))}
            </div>
            <Freshness asOf={report.asOf} zone={place.zone} />
        </div>
    );
}

function OfAll({ question, place }: { question: Question; place: Place }) {
    const { now, before } = useDashboard(question, place, true);
    if (!now.data) {
        return now.error ? <Failure error={now.error} onRetry={() => void now.refetch()} /> : <Waiting />;
    }
    return (
        <div className={now.isPlaceholderData ? "stack stale" : "stack"} aria-busy={now.isPlaceholderData}>
            {question.filters.length > 0 && (
                <p className="pulse behind" role="status">
                    <span className="dot" aria-hidden="true" />
                    Filters narrow down one site: choose one above. These are the numbers of all sites, without filters.
                </p>
            )}
            <Numbers report={reportOf(now.data, before)} />
            <div className="grid">
                <DashboardCards data={now.data} />
            </div>
            <Freshness asOf={now.data.asOf ?? null} zone={place.zone} />
        </div>
    );
}

/** As large as what comes. */
function Waiting() {
    return (
        <div className="stack">
            <div className="card waiting-numbers">
                <Skeleton rows={12} />
            </div>
            <div className="grid" aria-hidden="true">
                {[0, 1, 2, 3].map((card) => (
                    <div key={card} className="card waiting-card" />
                ))}
            </div>
        </div>
    );
}

function Freshness({ asOf, zone }: { asOf: string | null; zone: string }) {
    return (
        <p className="note foot" role="status">
            {asOf
                ? `Everything that arrived until ${ago(asOf)} is counted.`
                : "Nothing has been counted to its end yet."}{" "}
            Days are those of {zone}.
        </p>
    );
}

import { useDeferredValue, useMemo } from "react";
import { ago } from "../format/times";
import { siteOf, useNumbers } from "../overview/aggregate";
import { isCounted } from "../overview/asking";
import { Breakdown, CountedCards } from "../overview/Breakdown";
import { reportOf, useDashboard } from "../overview/dashboard";
import { Numbers } from "../overview/Numbers";
import { SUBJECTS } from "../overview/subjects";
import { useQuestion, type Question } from "../state/question";
import { usePlace, useSites, type Place } from "../state/sites";
import { Failure, Skeleton } from "../ui/states";
import Install from "./Install";

export default function Overview() {
    const [question] = useQuestion();
    const { place, error, retry } = usePlace(question);
    const known = useSites().data?.sites;
    if (!place) return error ? <Failure error={error} onRetry={retry} /> : <Waiting />;
    if (question.site && known && !known.some(({ siteId }) => siteId === question.site)) {
        return <NoSuchSite site={question.site} known={known.map(({ siteId }) => siteId)} />;
    }
    // Before the first event there is nothing to look at but the way to it.
    if (question.site ? !place.sites.includes(question.site) : !place.sites.length) return <Install />;
    return siteOf(question, place) ? (
        <OfSite question={question} place={place} />
    ) : (
        <OfAll question={question} place={place} />
    );
}

/** A slip in an address, or a site that whoever has the token may not see. */
function NoSuchSite({ site, known }: { site: string; known: readonly string[] }) {
    const [, change] = useQuestion();
    return (
        <div className="lonely">
            <p>
                There is no site “{site}” that you may see. {known.length > 0 && "There are these:"}
            </p>
            <div className="links">
                {known.slice(0, MOST_SITES).map((each) => (
                    <button key={each} className="button" onClick={() => change({ site: each })}>
                        {each}
                    </button>
                ))}
            </div>
        </div>
    );
}

const MOST_SITES = 20;

const stateOf = ({ error, isPlaceholderData, refetch }: ReturnType<typeof useDashboard>) => ({
    error,
    isPlaceholderData,
    refetch,
});

/** What is counted by days is answered at once, whatever its length; filters have everything counted anew. */
function OfSite({ question, place }: { question: Question; place: Place }) {
    const isByDays = isCounted(question, place);
    const counted = useDashboard(question, place, isByDays);
    const asked = useNumbers(question, place, !isByDays);
    const known = isByDays ? counted.data : undefined;
    const ofDays = useMemo(() => (known ? reportOf(known) : null), [known]);
    // The numbers first: the cards below are ten times as much to draw.
    const late = useDeferredValue(known, undefined);
    const { report, error, retry, isStale } = isByDays
        ? {
              report: ofDays,
              error: counted.error,
              retry: () => void counted.refetch(),
              isStale: counted.isPlaceholderData,
          }
        : asked;
    const isEmpty = report !== null && !isStale && report.metrics.every(({ value }) => !value);
    if (!report && error) return <Failure error={error} onRetry={retry} />;
    return (
        <div className="stack" aria-busy={isStale}>
            {isEmpty && <NoMatch question={question} />}
            {report ? (
                <div className={isStale ? "stale" : undefined}>
                    <Numbers report={report} place={place} />
                </div>
            ) : (
                <WaitingNumbers />
            )}
            <div className="grid">
                {SUBJECTS.map((subject) => (
                    <Breakdown
                        key={subject.title}
                        subject={subject}
                        question={question}
                        place={place}
                        counted={
                            isByDays ? { ...stateOf(counted), data: late, isPending: !late && !counted.error } : null
                        }
                    />
                ))}
            </div>
            {report && <Freshness asOf={report.asOf} zone={place.zone} />}
        </div>
    );
}

function NoMatch({ question }: { question: Question }) {
    const [, change] = useQuestion();
    return (
        <p className="pulse behind" role="status">
            <span className="dot" aria-hidden="true" />
            {question.filters.length
                ? "Nothing of this period matches the filters."
                : "Nothing happened in this period."}
            {question.filters.length > 0 && (
                <button className="link" onClick={() => change({ filters: [] })}>
                    Without filters
                </button>
            )}
            <button className="link" onClick={() => change({ period: "12mo", days: null })}>
                The last 12 months
            </button>
        </p>
    );
}

function OfAll({ question, place }: { question: Question; place: Place }) {
    const { data, error, refetch, isPlaceholderData } = useDashboard(question, place, true);
    const report = useMemo(() => (data ? reportOf(data) : null), [data]);
    if (!data || !report) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Waiting />;
    return (
        <div className={isPlaceholderData ? "stack stale" : "stack"} aria-busy={isPlaceholderData}>
            {question.filters.length > 0 && (
                <p className="pulse behind" role="status">
                    <span className="dot" aria-hidden="true" />
                    Filters narrow down one site: choose one above. These are the numbers of all sites, without filters.
                </p>
            )}
            <Numbers report={report} place={place} />
            <div className="grid">
                <CountedCards data={data} />
            </div>
            <Freshness asOf={report.asOf} zone={place.zone} />
        </div>
    );
}

/** As large as what comes. */
function Waiting() {
    return (
        <div className="stack">
            <WaitingNumbers />
            <div className="grid" aria-hidden="true">
                {[0, 1, 2, 3].map((card) => (
                    <div key={card} className="card waiting-card" />
                ))}
            </div>
        </div>
    );
}

function WaitingNumbers() {
    return (
        <div className="card waiting-numbers">
            <Skeleton rows={12} />
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

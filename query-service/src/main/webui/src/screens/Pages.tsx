import { DimensionTabs, Ranking } from "../overview/Ranking";
import type { Question } from "../state/question";
import type { Place } from "../state/sites";
import { useQuestion } from "../state/question";
import { OfSite } from "../ui/OfSite";

const METRICS: Record<string, readonly string[]> = {
    "event:page": ["pageviews", "visitors", "visits", "bounce_rate", "scroll_depth"],
    "visit:entry_page": ["visits", "visitors", "bounce_rate", "visit_duration", "views_per_visit"],
    "visit:exit_page": ["visits", "visitors", "visit_duration", "views_per_visit"],
    "event:hostname": ["pageviews", "visitors", "visits"],
};
const DIMENSIONS = Object.keys(METRICS);

export default function Pages() {
    return <OfSite what="Pages are">{(question, place) => <Table question={question} place={place} />}</OfSite>;
}

function Table({ question, place }: { question: Question; place: Place }) {
    const [{ own }] = useQuestion();
    const dimension = DIMENSIONS.find((each) => each === own["by"]) ?? "event:page";
    return (
        <div className="stack">
            <Ranking
                key={dimension}
                question={question}
                place={place}
                title="Pages"
                name="pages"
                dimension={dimension}
                metrics={METRICS[dimension] ?? []}
                isNamed={dimension.startsWith("event:")}
                // Products and clicks have a path, too: a page is one that was viewed.
                hasFirst={dimension === "event:page"}
                tabs={<DimensionTabs dimensions={DIMENSIONS} dimension={dimension} label="Pages by" />}
                empty="No page was viewed in this period."
            />
            <p className="note">
                Bounced: of the visits that began on the page. Read: how far down it was scrolled, on average of those
                who scrolled.
            </p>
        </div>
    );
}

import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import { segment as segmentName } from "../format/names";
import { count, percent } from "../format/numbers";
import { useQuestion } from "../state/question";
import { Card } from "../ui/Card";
import { Link } from "../ui/Link";
import { Answered } from "../ui/states";

export default function Segments() {
    const [question] = useQuestion();
    const asked = useQuery({
        queryKey: ["segments", question.site],
        queryFn: ({ signal }) =>
            get("/api/analytics/segments", { query: question.site ? { siteId: question.site } : {}, signal }),
    });
    return (
        <Answered asked={asked} rows={10}>
            {({ segments, persons }) => (
                <div className="stack">
                    <p className="note">
                        {count(persons)} people, each in one segment: the first whose rule fits. Who moved from one to
                        another is not known: only the newest profile and scores are kept.
                    </p>
                    <div className="grid">
                        {segments.map((segment) => (
                            <Card key={segment.name} title={segmentName(segment.name)}>
                                <p className="size">
                                    <Link to="/people" own={{ segment: segment.name }}>
                                        <b data-segment={segment.name}>{count(segment.persons)}</b> people
                                    </Link>
                                    <span className="note">{percent(segment.share)} of all</span>
                                </p>
                                <meter
                                    min={0}
                                    max={1}
                                    value={segment.share}
                                    aria-label={`Share of ${segmentName(segment.name)}`}
                                />
                                <p>{segment.description}</p>
                                <p className="note">{segment.strategy}</p>
                            </Card>
                        ))}
                    </div>
                </div>
            )}
        </Answered>
    );
}

import { useState } from "react";
import { navigate } from "../state/location";
import { questionSearch, useQuestion } from "../state/question";
import { useLive } from "../live/useLive";
import { usePlace } from "../state/sites";
import { Card } from "../ui/Card";
import { EventRow } from "../ui/EventRow";
import { Icon } from "../ui/Icon";
import { personPath } from "../ui/Link";
import { Nothing } from "../ui/states";

/** Finds somebody by an id, or among those who are here now. */
export default function People() {
    const [question] = useQuestion();
    const [id, setId] = useState("");
    const { place } = usePlace(question);
    const live = useLive(question.site, true);
    const newest = new Map(live.events.toReversed().map((event) => [event.personId, event]));
    const here = [...newest.values()].reverse();
    return (
        <div className="narrow">
            <Card title="Find a person">
                <form
                    className="find"
                    role="search"
                    onSubmit={(event) => {
                        event.preventDefault();
                        if (id.trim()) navigate(personPath(id.trim()) + questionSearch(question));
                    }}
                >
                    <label className="field">
                        Id of a person, a user or a visitor
                        <input value={id} onChange={(event) => setId(event.target.value)} type="search" />
                    </label>
                    <button className="button primary" disabled={!id.trim()}>
                        <Icon name="search" size={16} /> Find
                    </button>
                </form>
            </Card>
            <Card title="Here now" note="what each has done last">
                {here.length ? (
                    <ol className="events">
                        {here.slice(0, 50).map((event) => (
                            <EventRow key={event.eventId} event={event} zone={place?.zone ?? "UTC"} withDay />
                        ))}
                    </ol>
                ) : (
                    <Nothing>{live.pulse === "connecting" ? "Looking…" : "Nobody was here in the last day."}</Nothing>
                )}
            </Card>
        </div>
    );
}

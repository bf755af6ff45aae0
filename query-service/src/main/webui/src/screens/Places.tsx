import { OfSite } from "../ui/OfSite";
import { Divided } from "./Sources";

const DIMENSIONS = [
    "visit:country",
    "visit:region",
    "visit:city",
    "visit:device",
    "visit:browser",
    "visit:os",
] as const;

/** Where people are, and on what. */
export default function Places() {
    return (
        <OfSite what="Places and devices are">
            {(question, place) => (
                <Divided
                    question={question}
                    place={place}
                    title="Places and devices"
                    dimensions={DIMENSIONS}
                    nameless={["visit:country", "visit:device"]}
                    unsaid="It is not known of any visit of this period: which places are known depends on the collector’s address database."
                />
            )}
        </OfSite>
    );
}

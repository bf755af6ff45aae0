import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import { words } from "../format/names";
import { count, plural } from "../format/numbers";
import { Card } from "../ui/Card";
import { Link } from "../ui/Link";
import { Answered } from "../ui/states";

export default function Audiences() {
    const asked = useQuery({
        queryKey: ["audiences"],
        queryFn: ({ signal }) => get("/api/analytics/audiences", { signal }),
    });
    return (
        <Answered asked={asked} rows={10}>
            {({ audiences }) => (
                <div className="stack">
                    <p className="note">Of all sites, and only people who have agreed to marketing.</p>
                    <div className="grid">
                        {audiences.map((audience) => (
                            <Card key={audience.name} title={words(audience.name)}>
                                <p className="size">
                                    <Link to="/people" own={{ audience: audience.name }}>
                                        <b data-audience={audience.name}>{count(audience.persons)}</b>{" "}
                                        {plural(audience.persons, "person", "people")}
                                    </Link>
                                </p>
                                <p>{audience.description}</p>
                            </Card>
                        ))}
                    </div>
                </div>
            )}
        </Answered>
    );
}

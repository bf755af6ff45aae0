import { count } from "../format/numbers";
import { ago, dateTime } from "../format/times";
import { useSites } from "../state/sites";
import type { Sites as View } from "../api/types";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, type Column } from "../ui/DataTable";
import { Link } from "../ui/Link";
import { Answered } from "../ui/states";

type Site = View["sites"][number];

const COLUMNS: Column<Site>[] = [
    {
        title: "Site",
        value: (row) => row.siteId,
        show: (row) => (
            <Link to="/" change={{ site: row.siteId, filters: [] }}>
                {row.siteId}
            </Link>
        ),
    },
    { title: "Time zone", value: (row) => row.timeZone },
    {
        title: "First event",
        value: (row) => row.firstEventAt,
        show: (row) => (row.firstEventAt ? dateTime(row.firstEventAt, row.timeZone) : "waiting for it"),
        isNumber: true,
    },
    {
        title: "Last event",
        value: (row) => row.lastEventAt,
        show: (row) => (row.lastEventAt ? ago(row.lastEventAt) : "–"),
        isNumber: true,
    },
];

/** Which sites there are; what about them is decided elsewhere is said, with where. */
export default function Sites() {
    const asked = useSites();
    const sites = asked.data?.sites;
    return (
        <div className="stack">
            <Card
                title="Sites"
                note={sites && count(sites.length)}
                actions={<CsvButton name="sites" columns={COLUMNS} rows={sites} />}
            >
                <Answered asked={asked} rows={4}>
                    {(view) => (
                        <DataTable
                            label="Sites"
                            columns={COLUMNS}
                            rows={view.sites}
                            keyOf={(row) => row.siteId}
                            empty="Nothing has arrived from any site yet."
                        />
                    )}
                </Answered>
            </Card>
            <div className="grid">
                <Card title="Keys and origins">
                    <p>
                        Sites, their write and server keys, the origins that may use them and their limits are the
                        collector’s: it must know them when nothing else answers. They stand in its configuration, or in
                        a file of properties that it reads again while it runs (<code>rivulet.sites-file</code>):
                    </p>
                    <pre className="code" tabIndex={0} aria-label="Lines of the file">
                        <code>
                            {`rivulet.sites.shop.write-keys=wk_…
rivulet.sites.shop.server-keys=sha256:…
rivulet.sites.shop.allowed-origins=https://shop.example`}
                        </code>
                    </pre>
                    <p className="note">
                        A key is replaced by putting the new one beside it, and giving the old one an end. Neither this
                        page nor the query service ever sees a key.
                    </p>
                </Card>
                <Card title="Time zones">
                    <p>
                        In which zone a site’s days begin is the query service’s to know:{" "}
                        <code>rivulet.sites.&lt;site&gt;.time-zone=Europe/London</code>; UTC unless said. A change holds
                        for the past as well, after a restart.
                    </p>
                    <p>
                        <Link to="/manage/install">The line for a page</Link> is the same for all sites but for the key.
                    </p>
                </Card>
            </div>
        </div>
    );
}

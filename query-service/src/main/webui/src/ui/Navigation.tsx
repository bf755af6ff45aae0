import { useContext, useEffect, useRef, useState } from "react";
import { currentSignIn, signOut } from "../api/token";
import { GROUPS, groupsFor } from "../screens/registry";
import { MeContext } from "../state/me";
import { Icon } from "./Icon";
import { Link } from "./Link";
import { Help } from "./Help";
import { useOpener } from "./opening";
import { chooseTheme, THEMES, useChosenTheme } from "./theme";

const THEME_NAMES = { auto: "as the device", light: "light", dark: "dark" };
const THEME_ICONS = { auto: "auto", light: "sun", dark: "moon" } as const;

const ENTRIES = GROUPS.flatMap((group) => group.entries.map((entry) => entry.path));

/** Whether an entry is the nearest one above an address. */
function isWithin(path: string, entry: string): boolean {
    const above = ENTRIES.filter((each) => path === each || (each !== "/" && path.startsWith(`${each}/`)));
    return above.sort((a, b) => b.length - a.length)[0] === entry;
}

async function leave() {
    const issued = currentSignIn();
    signOut();
    if (issued) (await import("../api/oidc")).farewell(issued);
}

export function Navigation({ path }: { path: string }) {
    const [isOpen, setOpen] = useState(false);
    const help = useRef<HTMLDialogElement>(null);
    const theme = useChosenTheme();
    const me = useContext(MeContext);
    useOpener("help", () => help.current?.showModal());
    useEffect(() => setOpen(false), [path]);
    // On a low screen where one is may be out of sight.
    useEffect(() => {
        void document.querySelector("#navigation .current")?.scrollIntoView({ block: "nearest" });
    }, [path, me]);
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto";
    return (
        <header className="side">
            <div className="brand">
                <img src="/assets/mark.svg" alt="" width="26" height="26" />
                <span>Rivulet</span>
                <button
                    className="quiet menu-button"
                    aria-expanded={isOpen}
                    aria-controls="navigation"
                    aria-label="Menu"
                    onClick={() => setOpen(!isOpen)}
                >
                    <Icon name={isOpen ? "close" : "menu"} size={22} />
                </button>
            </div>
            <div id="navigation" className={isOpen ? "side-body open" : "side-body"}>
                <nav aria-label="Screens">
                    <ul>
                        {groupsFor(me).map((group) =>
                            group.entries.length === 1 ? (
                                group.entries.map((entry) => (
                                    <li key={entry.path}>
                                        <Link
                                            to={entry.path}
                                            className={isWithin(path, entry.path) ? "nav-link current" : "nav-link"}
                                        >
                                            <Icon name={group.icon} />
                                            {entry.title}
                                        </Link>
                                    </li>
                                ))
                            ) : (
                                <li key={group.title}>
                                    <span className="nav-group">
                                        <Icon name={group.icon} />
                                        {group.title}
                                    </span>
                                    <ul>
                                        {group.entries.map((entry) => (
                                            <li key={entry.path}>
                                                <Link
                                                    to={entry.path}
                                                    className={
                                                        isWithin(path, entry.path)
                                                            ? "nav-link sub current"
                                                            : "nav-link sub"
                                                    }
                                                >
                                                    {entry.title}
                                                </Link>
                                            </li>
                                        ))}
                                    </ul>
                                </li>
                            ),
                        )}
                    </ul>
                </nav>
                <div className="side-foot">
                    <button
                        className="quiet"
                        aria-label={`Colours: ${THEME_NAMES[theme]}. Change to ${THEME_NAMES[next]}`}
                        title={`Colours: ${THEME_NAMES[theme]}`}
                        onClick={() => chooseTheme(next)}
                    >
                        <Icon name={THEME_ICONS[theme]} />
                    </button>
                    <button
                        className="quiet"
                        aria-label="Keyboard and help"
                        title="Keyboard and help"
                        onClick={() => help.current?.showModal()}
                    >
                        <Icon name="help" />
                    </button>
                    <button
                        className="quiet"
                        aria-label="Sign out"
                        title={me ? `Sign out ${me.name}` : "Sign out"}
                        onClick={() => void leave()}
                    >
                        <Icon name="out" />
                    </button>
                </div>
            </div>
            <Help dialog={help} />
        </header>
    );
}

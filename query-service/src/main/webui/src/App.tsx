import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useEffect, useRef } from "react";
import { useVisit } from "./api/token";
import { forgetLive } from "./live/useLive";
import { mayOpen, screenAt } from "./screens/registry";
import { SignIn } from "./screens/SignIn";
import { useLocation } from "./state/location";
import { MeContext, useMe } from "./state/me";
import { Bar } from "./ui/Bar";
import { Breakable } from "./ui/Breakable";
import { Link } from "./ui/Link";
import { Navigation } from "./ui/Navigation";
import { Nothing, Skeleton } from "./ui/states";
import { useShortcuts } from "./ui/shortcuts";

export function App() {
    const visit = useVisit();
    const queries = useQueryClient();
    const last = useRef(visit);
    // What one token has shown the next may not see.
    if (last.current !== visit) {
        last.current = visit;
        queries.clear();
        forgetLive();
    }
    return visit ? <Signed /> : <SignIn />;
}

function Signed() {
    const { path } = useLocation();
    const found = screenAt(path);
    const title = found?.screen.title ?? "No such page";
    const main = useRef<HTMLElement>(null);
    const before = useRef(path);
    useShortcuts(found?.screen.heeds ?? {});
    useEffect(() => {
        document.title = `${title} · Rivulet`;
        // Whoever hears the page is told that it is another one.
        if (before.current !== path) main.current?.focus({ preventScroll: true });
        before.current = path;
    }, [path, title]);
    const me = useMe();
    const Screen = found?.screen.component;
    const isOpen = found ? mayOpen(me, found.screen) : true;
    return (
        <MeContext value={me}>
            <div className="frame">
                <a className="skip" href="#main">
                    Skip to the content
                </a>
                <Navigation path={path} />
                <div className="page">
                    <Bar title={title} heeds={found?.screen.heeds ?? {}} />
                    <main id="main" ref={main} tabIndex={-1} aria-label={title}>
                        <Breakable key={path}>
                            <Suspense fallback={<Skeleton rows={10} />}>
                                {isOpen === undefined ? (
                                    <Skeleton rows={10} />
                                ) : !isOpen ? (
                                    <Nothing>
                                        Your token doesn’t reach this. It has {me?.scopes.join(", ") || "no scopes"}; an
                                        admin can make one that has more.
                                    </Nothing>
                                ) : Screen && found ? (
                                    <Screen names={found.names} />
                                ) : (
                                    <NoSuchPage />
                                )}
                            </Suspense>
                        </Breakable>
                    </main>
                </div>
            </div>
        </MeContext>
    );
}

function NoSuchPage() {
    return (
        <div className="lonely">
            <p>There is nothing at this address.</p>
            <Link to="/" className="button">
                To the overview
            </Link>
        </div>
    );
}

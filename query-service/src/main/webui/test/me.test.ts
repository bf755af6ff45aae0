import { describe, expect, it } from "vitest";
import { challengeOf } from "../src/api/oidc";
import { groupsFor, isClosed, mayOpen, screenAt } from "../src/screens/registry";
import { grantable } from "../src/screens/Tokens";
import type { Me, Scope } from "../src/state/me";

const ANALYST: Scope[] = ["analytics", "people", "define", "operate"];
const ADMIN: Scope[] = [...ANALYST, "costs", "export", "tokens", "audit", "maintain"];
const me = (...scopes: Scope[]) => ({ role: "ADMIN", name: "ada", scopes }) as Me;
const entries = (who: Me | undefined) => groupsFor(who).flatMap((group) => group.entries.map(({ path }) => path));

describe("what is led to", () => {
    it("is everything for admins", () => {
        expect(entries(me(...ADMIN))).toContain("/manage/audit");
        expect(entries(me(...ADMIN))).toContain("/manage/tokens");
    });

    it("is what every analyst sees while nobody knows who asks", () => {
        expect(entries(undefined)).toEqual(entries(me(...ANALYST)));
        expect(entries(undefined)).not.toContain("/manage/export");
    });

    it("is nothing of people for who may see numbers only", () => {
        const paths = entries(me("analytics"));
        expect(paths).toContain("/people/segments");
        expect(paths).not.toContain("/people");
        expect(paths).not.toContain("/manage/fleet");
        expect(isClosed(me("analytics"), "/people/ada")).toBe(true);
        expect(isClosed(me("analytics"), "/live")).toBe(false);
        expect(isClosed(me(...ANALYST), "/people/ada")).toBe(false);
    });

    it("is said of an admin's screen when it is known, and not before", () => {
        const screen = screenAt("/manage/audit")?.screen;
        expect(screen && mayOpen(undefined, screen)).toBeUndefined();
        expect(screen && mayOpen(me(...ANALYST), screen)).toBe(false);
        expect(screen && mayOpen(me("audit"), screen)).toBe(true);
    });
});

describe("what a token may be given", () => {
    it("is what its role has and its maker too", () => {
        expect(grantable(me(...ADMIN), "ANALYST", false)).toEqual(ANALYST);
        expect(grantable(me(...ADMIN), "ADMIN", false)).toEqual(ADMIN);
        expect(grantable(me("tokens", "analytics"), "ADMIN", false)).toEqual(["analytics", "tokens"]);
    });

    it("is nothing that all sites have in common where it is of some of them", () => {
        expect(grantable(me(...ADMIN), "ADMIN", true)).toEqual(["analytics", "people", "costs", "export"]);
    });
});

describe("the challenge of a verifier", () => {
    it("is that of RFC 7636, appendix B", async () => {
        expect(await challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).toBe(
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        );
    });
});

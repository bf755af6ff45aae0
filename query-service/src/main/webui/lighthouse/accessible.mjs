import lighthouse, { desktopConfig } from "lighthouse";
import puppeteer from "puppeteer-core";
import { screens } from "../browser/screens.mjs";

// What Lighthouse says of the accessibility of every screen, light and dark, on a desktop and a phone:
//   npm ci --prefix lighthouse && node lighthouse/accessible.mjs URL TOKEN CHROMIUM SITE VISITOR [SCREEN,SCREEN [FROM TO]]
// Ends with 1 where one of them is below 100, and says why.

const [service, token, executablePath, site, visitor, only, from, to] = process.argv.slice(2);
const wanted = Object.entries(screens({ site, visitor, from, to })).filter(
    ([name]) => !only || only.split(",").includes(name),
);
const FORMS = [
    ["light", desktopConfig],
    ["dark", desktopConfig],
    ["light", undefined],
];

const browser = await puppeteer.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
});
let worst = 100;
for (const [name, path] of wanted) {
    const scores = [];
    const faults = new Set();
    for (const [theme, config] of FORMS) {
        const page = await browser.newPage();
        await page.evaluateOnNewDocument(
            (secret, chosen) => {
                sessionStorage.setItem("rivulet.token", secret);
                localStorage.setItem("rivulet.theme", chosen);
            },
            token,
            theme,
        );
        const { lhr } = await lighthouse(
            service + path,
            { onlyCategories: ["accessibility"], disableStorageReset: true, logLevel: "error", output: "json" },
            config,
            page,
        );
        await page.close();
        const score = Math.round((lhr.categories.accessibility.score ?? 0) * 100);
        scores.push(score);
        for (const audit of Object.values(lhr.audits)) {
            if (audit.score === null || audit.score === 1 || audit.scoreDisplayMode !== "binary") continue;
            const where = (audit.details?.items ?? []).slice(0, 3).map((item) => item.node?.selector);
            faults.add(`${audit.id}: ${where.join(", ")}`);
        }
        worst = Math.min(worst, score);
    }
    console.log(
        `${name.padEnd(12)} light ${scores[0]}, dark ${scores[1]}, phone ${scores[2]} ${[...faults].join("; ")}`,
    );
}
await browser.close();
process.exit(worst === 100 ? 0 : 1);

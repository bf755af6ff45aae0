import { chromium } from "playwright-core";

/** A browser that asks nobody but this machine. */
export const launched = (executablePath, more = []) =>
    chromium.launch({
        executablePath,
        args: [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            ...more,
        ],
    });

/** A page of somebody who is signed in. */
export async function opened(browser, token, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: "en-GB", ...options });
    context.setDefaultTimeout(60_000);
    await context.addInitScript((secret) => sessionStorage.setItem("rivulet.token", secret), token);
    return { context, page: await context.newPage() };
}

/** The number in the middle, or beyond which a part of them lies. */
export function quantile(values, part = 0.5) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}

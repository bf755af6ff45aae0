// Shoppers in the demo shop, in a real browser, with the tracker as it is delivered.

/** Beacons of a page that is left go out with the browser's own name, which must not be that of a machine. */
export const LIKE_PEOPLE =
    "--user-agent=Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

const FORMS = [
    {
        userAgent:
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
        viewport: { width: 1280, height: 800 },
    },
    {
        userAgent:
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
        viewport: { width: 390, height: 800 },
    },
];

const BUYER = { name: "Ada", address: "1 Mill Lane", email: "ada@example.org" };

/** What somebody comes by, looks at and does: a form to fill in, a thing to buy, clicks that lead nowhere. */
export const SHOPPERS = [
    { came: "?utm_source=newsletter&utm_medium=email&utm_campaign=spring", looks: ["shop"], buys: true },
    { came: "?utm_source=newsletter&utm_medium=email&utm_campaign=spring", looks: ["services", "quote"] },
    { came: "?utm_source=google&utm_medium=cpc&utm_campaign=screens", looks: ["services", "shop"], buys: true },
    { came: "", looks: ["shop"] },
    { came: "", looks: ["services"], rages: true },
    { came: "", referer: "https://www.google.com/", looks: ["compare", "shop"], buys: true },
];

/**
 * Lets everybody shop, one after the other.
 *
 * @param key the public key of the site that they are of, in place of the demo's own
 */
export async function shopped(browser, collector, key, shoppers = SHOPPERS) {
    for (const [number, shopper] of shoppers.entries()) {
        const context = await browser.newContext({ ...FORMS[number % FORMS.length], locale: "en-GB" });
        context.setDefaultTimeout(30_000);
        await context.route(/\/demo\/?(\?.*)?$/, async (route) => {
            const answer = await route.fetch();
            return route.fulfill({ response: answer, body: (await answer.text()).replaceAll("wk_demo", key) });
        });
        const page = await context.newPage();
        await page.goto(`${collector}/demo/${shopper.came}`, shopper.referer ? { referer: shopper.referer } : {});
        await page.getByRole("button", { name: "Accept all" }).click();
        for (const place of shopper.looks) await page.locator(`nav a[href="/demo/${place}"]`).click();
        if (shopper.rages) {
            for (let click = 0; click < 4; click++) await page.locator("h1").first().click({ delay: 5 });
        }
        if (shopper.buys) {
            await page.locator('main a[href^="/demo/shop/"]').first().click();
            await page.getByRole("button", { name: "Add to cart" }).first().click();
            await page.getByRole("link", { name: "Cart" }).click();
            for (const [field, value] of Object.entries(BUYER)) await page.locator(`[name=${field}]`).fill(value);
            await page.getByRole("button", { name: /^Pay/ }).click();
            await page.getByText("Thank you").waitFor();
        }
        await page.evaluate(() => window.rivulet.flush());
        // What is said on leaving goes out behind the page's back.
        await page.goto("about:blank");
        await page.waitForTimeout(500);
        await context.close();
    }
}

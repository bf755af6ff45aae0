import { launched } from "../../../../../query-service/src/main/webui/browser/chromium.mjs";
import { LIKE_PEOPLE, shopped } from "./shopping.mjs";

// Shoppers in the demo shop: node shoppers.mjs COLLECTOR KEY CHROMIUM

const [collector, key, chrome] = process.argv.slice(2);
const browser = await launched(chrome, [LIKE_PEOPLE]);
await shopped(browser, collector, key);
await browser.close();

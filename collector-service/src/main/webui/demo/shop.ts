import { block, field, h, picture, select } from "./dom";
import { ARTICLES, type Article, pounds, SERVICES, type Service, time } from "./goods";

// The shop: every page is made here, from its address. The tracker sees it as it would any other shop.

type Call = [string, ...unknown[]];
const tracking = window as unknown as { rivulet?: { push(...calls: Call[]): void } };
tracking.rivulet ??= [] as Call[];

function say(...call: Call): void {
  tracking.rivulet?.push(call);
}

function track(name: string, properties: Record<string, unknown> = {}): void {
  say("track", name, properties);
}

const cart: Article[] = read("demo_cart", []);
const compared = new Set<string>(["screen_repair", "battery_swap"]);

function read<T>(key: string, otherwise: T): T {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "") as T;
  } catch {
    return otherwise;
  }
}

function keepCart(): void {
  const count = document.getElementById("count");
  if (count) {
    count.textContent = String(cart.length);
    count.hidden = !cart.length;
  }
  try {
    // A cart is necessary for what the visitor asked for; it goes with the tab.
    if (cart.length) sessionStorage.setItem("demo_cart", JSON.stringify(cart));
    else sessionStorage.removeItem("demo_cart");
  } catch {
    // Then it lasts as long as the page.
  }
}

/** With a heading of the level that the page is at. */
function serviceCard(service: Service, heading = "h2"): HTMLElement {
  return h(
    "a",
    { class: "card", href: `/demo/services/${service.id}` },
    picture(service.picture),
    h(heading, {}, service.name),
    h("p", {}, service.text),
    h(
      "div",
      { class: "foot" },
      h("span", { class: "price" }, `from ${pounds(service.price)}`),
      h("span", { class: "muted" }, time(service.minutes)),
    ),
  );
}

const HEADLINES = { a: "Broken today, fixed today.", b: "Fixed while you wait." };
const headline = Math.random() < 0.5 ? "a" : "b";
// An experiment: whoever books or leaves is counted by what they read here.
say("setVariant", "headline", headline);

function home(): Node[] {
  return [
    h(
      "section",
      { class: "hero" },
      h(
        "div",
        { class: "wrap" },
        h(
          "div",
          {},
          h("h1", {}, HEADLINES[headline]),
          h(
            "p",
            { class: "lead" },
            "Phones, tablets and laptops, repaired while you wait, at a price that you know before we start.",
          ),
          h(
            "div",
            { class: "row" },
            h(
              "a",
              { class: "btn", href: "/demo/services", "data-track": "hero", "data-track-position": "hero" },
              "Find your repair",
            ),
            h("a", { class: "btn quiet", href: "/demo/quote" }, "Ask for a quote"),
          ),
          h(
            "ul",
            { class: "facts" },
            h("li", {}, h("b", {}, "48,000"), "devices repaired"),
            h("li", {}, h("b", {}, "12 months"), "warranty on every part"),
            h("li", {}, h("b", {}, "4.8 of 5"), "from 2,310 reviews"),
          ),
        ),
        h("img", {
          src: "/demo/bench.svg",
          alt: "A phone with a cracked screen on a workbench",
          width: 520,
          height: 400,
        }),
      ),
    ),
    block(
      false,
      h("h2", {}, "What we repair most"),
      h("div", { class: "grid" }, ...SERVICES.slice(0, 4).map((service) => serviceCard(service, "h3"))),
    ),
    block(
      true,
      h("h2", {}, "What people say"),
      h(
        "div",
        { class: "grid filled" },
        ...reviews([
          ["Screen done in 50 minutes, and they cleaned the speakers, too.", "Maya, Leeds"],
          ["Told me that a new battery would do. It did, for a quarter of the price.", "Tom, York"],
          ["They got back ten years of photos that I had given up.", "Aileen, Hull"],
        ]),
      ),
    ),
    block(
      false,
      h("h2", {}, "Good to know"),
      h("details", {}, h("summary", {}, "Do I lose my data?"), h("p", {}, "No. Most repairs never touch the storage.")),
      h("details", {}, h("summary", {}, "What if it can't be repaired?"), h("p", {}, "Then you pay nothing.")),
      h(
        "details",
        {},
        h("summary", {}, "Do you use original parts?"),
        h("p", {}, "Where the maker sells them; else parts of the same grade, and we say so."),
      ),
    ),
  ];
}

function reviews(all: Array<[string, string]>): HTMLElement[] {
  return all.map(([text, who]) =>
    h(
      "blockquote",
      { class: "quoted", onclick: () => track("review_read", { reviewer: who }) },
      h("p", {}, text),
      h("footer", {}, who),
    ),
  );
}

function services(): Node[] {
  const list = h("div", { class: "grid" });
  let kind = "all";
  let order = "name";
  const show = () => {
    const found = SERVICES.filter((service) => kind === "all" || service.kind === kind);
    const by =
      order === "price"
        ? (a: Service, b: Service) => a.price - b.price
        : (a: Service, b: Service) => a.name.localeCompare(b.name);
    list.replaceChildren(...[...found].sort(by).map((service) => serviceCard(service)));
  };
  const chips = ["all", "phone", "tablet", "laptop"].map((name) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String(name === kind),
        onclick: (event) => {
          kind = name;
          for (const chip of chips) chip.setAttribute("aria-pressed", String(chip === event.currentTarget));
          track("search_filter", { filters: { kind } });
          show();
        },
      },
      name === "all" ? "Everything" : `${name[0]?.toUpperCase()}${name.slice(1)}s`,
    ),
  );
  const sorting = h(
    "select",
    {
      "aria-label": "Order",
      onchange: (event) => {
        order = (event.target as HTMLSelectElement).value;
        track("search_sort", { sorts: [order] });
        show();
      },
    },
    h("option", { value: "name" }, "By name"),
    h("option", { value: "price" }, "By price"),
  );
  show();
  return [block(false, h("h1", {}, "Repairs"), h("div", { class: "chips" }, ...chips, sorting), list)];
}

function serviceDetail(id: string): Node[] {
  const service = SERVICES.find((each) => each.id === id);
  if (!service) return notFound();
  track("service_viewed", { serviceId: service.id, serviceName: service.name, price: service.price });
  const answer = h("div", { "aria-live": "polite" });
  const chosen = () => (document.querySelector("[name=model]") as HTMLSelectElement).value;
  return [
    block(
      false,
      h(
        "div",
        { class: "split" },
        h(
          "div",
          {},
          picture(service.picture),
          h("h1", {}, service.name),
          h("p", { class: "lead" }, service.text),
          h(
            "p",
            { class: "muted" },
            `Takes about ${time(service.minutes)}. Twelve months of warranty. No fix, no fee.`,
          ),
          h("h2", { class: "small" }, "How it goes"),
          h(
            "p",
            {},
            "You book a time, drop the device at the desk, and get a message when it is done. We look at it first and tell you if the price changes; you decide then.",
          ),
          h("p", {}, h("a", { href: "/demo/compare" }, "Compare with other repairs")),
          h(
            "p",
            { class: "note" },
            "Rather insure the next one? ",
            h(
              "a",
              {
                href: "https://partner.example/insurance",
                rel: "noopener",
                onclick: (event) => {
                  event.preventDefault();
                  say(
                    "trackAffiliateClick",
                    { id: service.id, name: service.name },
                    { id: "insure-1", platform: "partner", price: 6.9 },
                    "inline",
                    "Device insurance",
                  );
                  const note = (event.currentTarget as Element).parentElement;
                  note?.replaceChildren("This would have taken you to our partner's shop.");
                },
              },
              "Device insurance from £6.90 a month",
            ),
          ),
        ),
        h(
          "div",
          { class: "panel" },
          h("h2", {}, "Check the price"),
          select("model", "Which model?", [
            ["1", "This year's"],
            ["0.85", "Last year's"],
            ["0.7", "Older"],
          ]),
          h(
            "div",
            { class: "row" },
            h(
              "button",
              {
                type: "button",
                class: "btn",
                "data-action": "check-price",
                "data-service": service.id,
                "data-price": service.price,
                onclick: () =>
                  answer.replaceChildren(
                    h(
                      "p",
                      { class: "note good" },
                      "That would be ",
                      h("b", {}, pounds(service.price * Number(chosen()))),
                      ", parts and labour included.",
                    ),
                  ),
              },
              "Check price",
            ),
            h(
              "button",
              {
                type: "button",
                class: "btn quiet",
                onclick: () => {
                  track("availability_checked", { service: service.id });
                  answer.replaceChildren(h("p", { class: "note good" }, "Free today from 14:30, tomorrow from 9:00."));
                },
              },
              "When is there time?",
            ),
          ),
          answer,
          h("p", { class: "muted" }, "The price is binding for 14 days."),
          h("a", { class: "btn", href: `/demo/book/${service.id}` }, "Book this repair"),
        ),
      ),
    ),
  ];
}

function compare(): Node[] {
  const table = h("div", { class: "scroll" });
  const show = () => {
    const chosen = SERVICES.filter(({ id }) => compared.has(id));
    const line = (name: string, cell: (service: Service) => Node | string) =>
      h("tr", {}, h("th", { scope: "row" }, name), ...chosen.map((service) => h("td", {}, cell(service))));
    table.replaceChildren(
      h(
        "table",
        {},
        line("Repair", (service) => h("b", {}, service.name)),
        line("From", (service) => pounds(service.price)),
        line("Takes", (service) => time(service.minutes)),
        line("Warranty", () => "12 months"),
        h(
          "tr",
          {},
          h("td"),
          ...chosen.map(({ id }) => h("td", {}, h("a", { class: "btn small", href: `/demo/book/${id}` }, "Book"))),
        ),
      ),
    );
  };
  const choices = SERVICES.map(({ id, name }) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String(compared.has(id)),
        onclick: (event) => {
          if (!compared.delete(id)) compared.add(id);
          (event.currentTarget as Element).setAttribute("aria-pressed", String(compared.has(id)));
          if (compared.size > 1) track("service_comparison", { services: [...compared] });
          show();
        },
      },
      name,
    ),
  );
  show();
  return [block(false, h("h1", {}, "Compare repairs"), h("div", { class: "chips" }, ...choices), table)];
}

function book(id: string): Node[] {
  const service = SERVICES.find((each) => each.id === id);
  if (!service) return notFound();
  track("booking_started", { service: id, price: service.price });
  const names = ["When", "Who", "Confirm"];
  const steps = h("ol", { class: "steps" }, ...names.map((name) => h("li", {}, name)));
  const panel = h("div", { class: "panel" });
  const at = (step: number) => {
    steps.querySelectorAll("li").forEach((item, index) => {
      item.classList.toggle("on", index === step);
    });
    panel.replaceChildren(...(pages[step]?.() ?? []));
  };
  const done = (step: number) => {
    track("booking_step_completed", { service: id, step: names[step - 1]?.toLowerCase(), stepNumber: step });
    at(step);
  };
  let slot = "";
  const pages = [
    () => {
      const next = h("button", { type: "button", class: "btn", disabled: true, onclick: () => done(1) }, "Continue");
      const slots = [
        "Today 14:30",
        "Today 16:00",
        "Tomorrow 9:00",
        "Tomorrow 11:30",
        "Friday 10:00",
        "Friday 15:00",
      ].map((text) =>
        h(
          "button",
          {
            type: "button",
            "aria-pressed": "false",
            onclick: (event) => {
              slot = text;
              next.removeAttribute("disabled");
              for (const each of slots) each.setAttribute("aria-pressed", String(each === event.currentTarget));
            },
          },
          text,
        ),
      );
      return [h("h2", {}, "When suits you?"), h("div", { class: "slots" }, ...slots), next];
    },
    () => [
      h("h2", {}, "Who are you?"),
      h(
        "form",
        {
          id: "booking-contact",
          onsubmit: (event) => {
            event.preventDefault();
            done(2);
          },
        },
        field("name", "Name", { autocomplete: "name" }),
        field("email", "E-mail", { type: "email", autocomplete: "email" }),
        field("phone", "Telephone", { type: "tel", autocomplete: "tel", required: false }),
        h("button", { class: "btn" }, "Continue"),
      ),
    ],
    () => [
      h("h2", {}, "Is this right?"),
      h("p", {}, h("b", {}, service.name), `, ${slot}, ${pounds(service.price)}, paid when you collect it.`),
      h(
        "button",
        {
          type: "button",
          class: "btn",
          onclick: () => {
            track("booking_completed", { service: id, revenue: service.price.toFixed(2), currency: "GBP" });
            steps.remove();
            panel.replaceChildren(
              h("h2", {}, "See you then"),
              h("p", { class: "note good" }, `Your ${service.name.toLowerCase()} is booked: ${slot}.`),
              h("a", { class: "btn quiet", href: "/demo/" }, "Back to the start"),
            );
          },
        },
        "Book it",
      ),
    ],
  ];
  at(0);
  return [block(true, h("h1", {}, `Book: ${service.name}`), steps, panel)];
}

function quote(): Node[] {
  const form = h(
    "form",
    {
      id: "quote",
      class: "panel quote-request",
      "data-service": "other",
      "data-value": "150",
      "data-goal": true,
      onsubmit: (event) => {
        event.preventDefault();
        form.replaceChildren(
          h("h2", {}, "Thank you"),
          h("p", { class: "note good" }, "You hear from us within a day."),
        );
      },
    },
    field("device", "Which device?", { placeholder: "Make and model" }),
    h("label", {}, "What is wrong with it?", h("textarea", { name: "problem", required: true })),
    field("email", "E-mail", { type: "email", autocomplete: "email" }),
    h("button", { class: "btn" }, "Ask for a quote"),
  );
  return [
    block(
      true,
      h(
        "div",
        { class: "split" },
        h(
          "div",
          {},
          h("h1", {}, "Something else?"),
          h(
            "p",
            { class: "lead" },
            "Cameras, consoles, headphones: tell us what is broken and we tell you what it would cost. Free, within a day.",
          ),
        ),
        form,
      ),
    ),
  ];
}

function search(): Node[] {
  const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  const found = SERVICES.filter(({ name, text, kind }) =>
    `${name} ${text} ${kind}`.toLowerCase().includes(query.toLowerCase()),
  );
  track("search_query", { query, results: found.length });
  if (!found.length) track("zero_results", { query });
  return [
    block(
      false,
      h("h1", {}, `“${query}”`),
      found.length
        ? h("div", { class: "grid" }, ...found.map((service) => serviceCard(service)))
        : h(
            "p",
            { class: "lead" },
            "Nothing by that name. ",
            h("a", { href: "/demo/quote" }, "Ask us for a quote"),
            ".",
          ),
    ),
  ];
}

function shop(): Node[] {
  const cards = ARTICLES.map((article) =>
    h(
      "div",
      { class: "card" },
      picture(article.picture),
      h("h2", {}, h("a", { href: `/demo/shop/${article.id}` }, article.name)),
      h("p", {}, article.text),
      h("div", { class: "foot" }, h("span", { class: "price" }, pounds(article.price)), toCart(article)),
    ),
  );
  return [block(false, h("h1", {}, "Accessories"), h("div", { class: "grid" }, ...cards))];
}

function toCart(article: Article): HTMLElement {
  return h(
    "button",
    {
      type: "button",
      class: "btn small",
      onclick: (event) => {
        cart.push(article);
        keepCart();
        (event.currentTarget as Element).textContent = "Added, once more?";
        track("add_to_cart", {
          product_id: article.id,
          name: article.name,
          price: article.price,
          currency: "GBP",
          quantity: 1,
        });
      },
    },
    "Add to cart",
  );
}

function articleDetail(id: string): Node[] {
  const article = ARTICLES.find((each) => each.id === id);
  if (!article) return notFound();
  say(
    "trackProductView",
    { id, name: article.name, slug: id, price: article.price, categoryName: "accessories" },
    "category",
  );
  return [
    block(
      false,
      h(
        "div",
        { class: "split" },
        h(
          "div",
          {},
          picture(article.picture),
          h("h1", {}, article.name),
          h("p", { class: "lead" }, article.text),
          h(
            "ul",
            {},
            h("li", {}, "At your door in two days, or at our desk today"),
            h("li", {}, "Thirty days to change your mind"),
            h("li", {}, "Free with any repair above £100"),
          ),
          h("p", {}, h("a", { href: "/demo/shop" }, "All accessories")),
        ),
        h(
          "div",
          { class: "panel" },
          h("p", { class: "price" }, pounds(article.price)),
          toCart(article),
          h(
            "button",
            {
              type: "button",
              class: "textual",
              onclick: (event) => {
                track("copied_coupon", { coupon: "FIXWELL10" });
                (event.currentTarget as Element).textContent = "Copied: FIXWELL10";
              },
            },
            "Copy the code for 10 % off",
          ),
        ),
      ),
    ),
  ];
}

function takeOut(at: number): void {
  for (const { id, price } of cart.splice(at, 1)) track("remove_from_cart", { product_id: id, price, quantity: 1 });
  keepCart();
  document.getElementById("main")?.replaceChildren(...checkout());
}

function checkout(): Node[] {
  const total = cart.reduce((sum, { price }) => sum + price, 0);
  if (!cart.length) {
    return [
      block(
        false,
        h("h1", {}, "Your cart is empty"),
        h("a", { class: "btn", href: "/demo/shop" }, "Look at accessories"),
      ),
    ];
  }
  track("checkout_started", { value: total, currency: "GBP", products: cart.map(({ id }) => id) });
  const form = h(
    "form",
    {
      id: "checkout",
      class: "panel",
      onsubmit: (event) => {
        event.preventDefault();
        track("purchase", {
          order_id: `FX-${Date.now().toString(36)}`,
          revenue: total.toFixed(2),
          currency: "GBP",
          products: cart.map(({ id, price }) => ({ product_id: id, price, quantity: 1 })),
        });
        cart.length = 0;
        keepCart();
        form.replaceChildren(h("h2", {}, "Thank you"), h("p", { class: "note good" }, "Your order is on its way."));
      },
    },
    field("name", "Name", { autocomplete: "name" }),
    field("address", "Address", { autocomplete: "street-address" }),
    field("email", "E-mail", { type: "email", autocomplete: "email" }),
    select("delivery", "Delivery", [
      ["post", "By post, free"],
      ["collect", "Collect at the shop"],
    ]),
    h("button", { class: "btn" }, `Pay ${pounds(total)}`),
  );
  const lines = cart.map((article, at) =>
    h(
      "tr",
      {},
      h("td", {}, article.name),
      h("td", {}, pounds(article.price)),
      h(
        "td",
        {},
        h(
          "button",
          { type: "button", class: "textual", "aria-label": `Remove ${article.name}`, onclick: () => takeOut(at) },
          "Remove",
        ),
      ),
    ),
  );
  return [
    block(
      true,
      h("h1", {}, "Checkout"),
      h(
        "div",
        { class: "split" },
        form,
        h(
          "div",
          { class: "panel" },
          h("h2", { class: "small" }, "Your cart"),
          h(
            "table",
            {},
            ...lines,
            h("tr", {}, h("th", { scope: "row" }, "Together"), h("td", {}, h("b", {}, pounds(total))), h("td")),
          ),
        ),
      ),
    ),
  ];
}

let customer = "";

function greeting(): Node[] {
  return [
    h("h2", {}, `Hello, ${customer}`),
    h("p", {}, "One repair is under way: screen repair, ready at 16:00."),
    h("p", { class: "muted" }, "The shop has told the tracker who you are, by your customer name."),
  ];
}

function account(): Node[] {
  if (customer) return [block(true, h("h1", {}, "Your account"), h("div", { class: "panel narrow" }, ...greeting()))];
  const form = h(
    "form",
    {
      id: "login",
      class: "panel narrow",
      onsubmit: (event) => {
        event.preventDefault();
        customer = String(new FormData(form as HTMLFormElement).get("customer"));
        say("identify", `customer-${customer}`, { plan: "regular" });
        form.replaceChildren(...greeting());
      },
    },
    field("customer", "Customer name", { autocomplete: "username" }),
    field("password", "Password", { type: "password", autocomplete: "current-password" }),
    h("button", { class: "btn" }, "Log in"),
    h("p", { class: "muted" }, "Any name and any password will do."),
  );
  return [block(true, h("h1", {}, "Your account"), form)];
}

function contact(): Node[] {
  track("contact_info_viewed");
  return [
    block(
      false,
      h("h1", {}, "Contact"),
      h("p", { class: "lead" }, "1 Example Street, open 9 to 18 on working days."),
      h("p", {}, h("a", { href: "/demo/quote" }, "Write to us")),
      h("h2", { class: "small" }, "Three things that are broken"),
      h(
        "p",
        { class: "muted" },
        "On purpose: one does nothing, one fails and one asks in vain. The dashboard shows that somebody ran into them.",
      ),
      h(
        "div",
        { class: "row" },
        // What is broken on purpose: somebody will click it in vain, and somebody's script will fail.
        h("button", { type: "button", class: "btn quiet", id: "dead" }, "Show the map"),
        h(
          "button",
          {
            type: "button",
            class: "btn quiet",
            id: "broken",
            onclick: () => {
              throw new Error("The chat is closed");
            },
          },
          "Open the chat",
        ),
        h(
          "button",
          { type: "button", class: "btn quiet", id: "missing", onclick: () => void fetch("/demo/hours.json") },
          "Opening hours",
        ),
      ),
    ),
  ];
}

function privacy(): Node[] {
  return [
    block(
      false,
      h("h1", {}, "Privacy"),
      h(
        "p",
        {},
        "Without your consent this shop stores nothing on your device but your decision itself; it only counts that a page was shown. With your consent to analytics it gives your browser an id for a year.",
      ),
      h("button", { type: "button", class: "btn", onclick: () => say("showConsent") }, "Change consent"),
    ),
  ];
}

function notFound(): Node[] {
  return [block(false, h("h1", {}, "There is nothing here"), h("a", { class: "btn", href: "/demo/" }, "To the start"))];
}

const PAGES: Array<[RegExp, string, (word: string) => Node[]]> = [
  [/^\/demo\/?$/, "Phones, tablets and laptops, repaired", home],
  [/^\/demo\/services$/, "Repairs", services],
  [/^\/demo\/services\/(\w+)$/, "Repair", serviceDetail],
  [/^\/demo\/compare$/, "Compare repairs", compare],
  [/^\/demo\/book\/(\w+)$/, "Book a repair", book],
  [/^\/demo\/quote$/, "Get a quote", quote],
  [/^\/demo\/search$/, "Search", search],
  [/^\/demo\/shop$/, "Accessories", shop],
  [/^\/demo\/shop\/(\w+)$/, "Accessory", articleDetail],
  [/^\/demo\/checkout$/, "Checkout", checkout],
  [/^\/demo\/account$/, "Account", account],
  [/^\/demo\/contact$/, "Contact", contact],
  [/^\/demo\/privacy$/, "Privacy", privacy],
];

function show(): void {
  const { pathname } = location;
  const main = document.getElementById("main");
  const found = PAGES.find(([pattern]) => pattern.test(pathname));
  document.title = `${found?.[1] ?? "Not found"} | Fixwell`;
  main?.replaceChildren(...(found ? found[2](found[0].exec(pathname)?.[1] ?? "") : notFound()));
  for (const link of document.querySelectorAll("nav a")) {
    if (pathname.startsWith(link.getAttribute("href") ?? "-")) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function go(address: string): void {
  history.pushState(null, "", address);
  show();
  scrollTo({ top: 0, behavior: "instant" });
  document.getElementById("main")?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="/demo/"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(link.href);
});
document.getElementById("search")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const query = new FormData(event.target as HTMLFormElement).get("q");
  go(`/demo/search?q=${encodeURIComponent(String(query))}`);
});
document.getElementById("consent")?.addEventListener("click", () => say("showConsent"));
addEventListener("popstate", show);
keepCart();
show();

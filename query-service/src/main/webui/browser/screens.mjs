/** The address of every screen, over a fortnight of a shop. */
export function screens({ site, visitor, steady = site }) {
    const fortnight = `site=${site}&from=2026-03-02&to=2026-03-15`;
    return {
        overview: `/?${fortnight}`,
        live: `/live?site=${site}`,
        people: `/people?site=${site}`,
        segments: `/people/segments?site=${site}`,
        audiences: `/people/audiences?site=${site}`,
        forecast: `/predictions?site=${steady}`,
        person: `/people/${visitor}?site=${site}`,
        visit: `/sessions/visit-1-${site}?site=${site}`,
        funnel: `/behaviour/funnel?${fortnight}&steps=page_view,product_view,purchase&step=3&dropped=yes`,
        journeys: `/behaviour/journeys?${fortnight}`,
        stages: `/behaviour/stages?${fortnight}`,
        retention: `/behaviour/retention?${fortnight}&cohort=2026-03-02`,
        pages: `/behaviour/pages?${fortnight}`,
        friction: `/behaviour/friction?${fortnight}&kind=rage_click`,
        behind: `/people/behind?${fortnight}&f=visit%253Asource~google`,
        sources: `/acquisition/sources?${fortnight}`,
        campaigns: `/acquisition/campaigns?${fortnight}&model=linear`,
        sites: "/manage/sites",
        goals: `/manage/goals?${fortnight}`,
        funnels: "/manage/funnels",
        products: `/behaviour/products?${fortnight}`,
        attribution: `/acquisition/attribution?${fortnight}&model=linear&by=source`,
        export: `/manage/export?${fortnight}`,
        install: "/manage/install",
        trace: `/manage/events/visit-1-${site}0?site=${site}`,
        fleet: "/manage/fleet",
        tokens: "/manage/tokens",
        nowhere: "/live/nowhere",
    };
}

/** Whatever an event carries besides its name; it must survive JSON. */
export type Properties = Record<string, unknown>;

/** What a visitor can agree to; `necessary` needs no agreement. */
export type Category = "analytics" | "marketing" | "personalization";

/** What the visitor has agreed to, as every event carries it. */
export interface Consent {
  readonly necessary: true;
  readonly analytics: boolean;
  readonly marketing: boolean;
  readonly personalization: boolean;
  /** Version of the text that the visitor was asked with. */
  readonly version?: string;
}

/** A product as a page shows it. */
export interface Product {
  id: string;
  name: string;
  slug?: string;
  price?: number;
  categoryId?: string;
  categoryName?: string;
}

/** Where a visitor came upon a product. */
export type ProductSource = "direct" | "search" | "category" | "recommendation" | "related";

/** A link to a partner's shop. */
export interface AffiliateLink {
  id: string;
  platform: string;
  price?: number;
}

/** Where on the page such a link stands. */
export type LinkPosition = "hero" | "sidebar" | "inline" | "sticky";

/** What is captured without a line of code; each can be switched off. */
export interface Capture {
  pages?: boolean;
  scroll?: boolean;
  clicks?: boolean;
  forms?: boolean;
  presence?: boolean;
  errors?: boolean;
  performance?: boolean;
}

export interface Options {
  /** The site's public write key. */
  apiKey: string;
  /** The collector: its origin, or the whole address of one of its paths for events. */
  endpoint?: string;
  /** Says on the console what it does. */
  debug?: boolean;
  /** So many waiting events are sent at once. */
  batchSize?: number;
  /** Milliseconds after which fewer are sent. */
  flushInterval?: number;
  /** Share of visitors of whom anything is sent, 0 to 1; a visitor is always in or always out. */
  sampleRate?: number;
  /** Whether DNT and GPC refuse analytics and marketing where the visitor has not said otherwise. */
  respectDnt?: boolean;
  /** Whether page views are counted, for nobody in particular, without consent to analytics. */
  cookieless?: boolean;
  /** Whether anything is sent from localhost and files. */
  allowLocalhost?: boolean;
  /** What is agreed to as long as the visitor has said nothing; by default nothing. */
  consent?: Partial<Record<Category, boolean>>;
  /** Version of the text of the consent; a decision about another version is asked for again. */
  consentVersion?: string;
  /** Name of the visitor's cookie. */
  cookieName?: string;
  /** Events that wait are kept up to this many; beyond it the oldest goes. */
  queueLimit?: number;
  /** What is captured by itself. */
  capture?: Capture | false;
  /** Pushes events into this data layer (`true` is `window.dataLayer`) as long as analytics is agreed to. */
  dataLayer?: boolean | string;
  /** Name of a global that shows session and fingerprint to other scripts, as `TechStoreAnalytics`. */
  sessionGlobal?: string;
  /** Loads the chunk with the Core Web Vitals. */
  vitals?: boolean;
  /** Loads the chunk with the consent banner as long as the visitor has not decided. */
  banner?: boolean | BannerOptions;
  /** Loads the chunk with the fingerprint when analytics is agreed to. */
  fingerprint?: boolean;
  /** Hosts whose links take the visitor along; loads a chunk. */
  linkDomains?: readonly string[];
  /** Loads the chunk with samples of the mouse, for heat maps. */
  heatmap?: boolean;
  /** Addresses that are told, with consent to marketing, whom we mean: `{id}` in them is the visitor's id; loads a chunk. */
  partners?: readonly string[];
}

export interface BannerOptions {
  /** Where the privacy policy is. */
  policyUrl?: string;
  /** Language, instead of the page's. */
  language?: string;
}

/** What the visit is to the sender; what a session is, the server decides. */
export interface Session {
  readonly id: string;
  readonly startTime: number;
  readonly referrer: string;
  readonly entryPage: string;
}

/** What a page does with the tracker. Nothing here throws. */
export interface Tracker {
  /** Starts, with these options; once. */
  init(options: Options): Tracker;
  track(name: string, properties?: Properties): void;
  trackEvent(name: string, properties?: Properties): void;
  trackPageView(properties?: Properties): void;
  trackProductView(product: Product, source?: ProductSource): void;
  trackAffiliateClick(product: Product, link: AffiliateLink, position?: LinkPosition, ctaText?: string): void;
  /** Says who the visitor is; needs consent to analytics. */
  identify(userId: string, traits?: Properties): void;
  /** Puts a variant of an experiment on every later event of this page load. */
  setVariant(experiment: string, variant: string): void;
  /** What the visitor decided; what is not named stays as it is. */
  setConsent(consent: Partial<Record<Category, boolean>>): void;
  getConsent(): Consent;
  /** Whether the visitor has decided about the current version. */
  hasDecided(): boolean;
  /** Shows the consent banner, to decide or to change a decision. */
  showConsent(): Promise<void>;
  visitorId(): string | undefined;
  session(): Session | undefined;
  /** Resolves when everything that waits has arrived, or lies on the device to be sent later; without consent: was tried. */
  flush(): Promise<void>;
  /** Ends the session for the sender, sends what waits and lets go of the page. */
  destroy(): Promise<void>;
}

/** What chunks and capturing may use of the tracker. */
export interface Inside {
  readonly options: Options;
  readonly tracker: Tracker;
  readonly page: PageView;
  /** Closes when consent to analytics is withdrawn. */
  readonly scope: import("./scope").Scope;
  /** Closes with the tracker. */
  readonly pageScope: import("./scope").Scope;
  /** Calls back with every event that consent to analytics covers, those that still wait first. */
  hear(run: (event: import("./queue").Waiting) => void): void;
  emit(name: string, properties?: Properties, page?: PageView, at?: number): void;
  /** Calls back with every error of the page's scripts, those of the time before first. */
  faults(run: (event: Event) => void): void;
  /** Runs when a page is left, before that is told. */
  leaving(run: () => void): void;
  /** Puts a property on every later event. */
  context(name: string, value: unknown): void;
  /** Where events and answers of the collector itself come from: not the page's business. */
  readonly origin: string;
}

/** One page as the visitor sees it, until the next navigation. */
export interface PageView {
  readonly url: string;
  readonly path: string;
  readonly referrer: string;
  /** Milliseconds of `performance.now()`. */
  readonly since: number;
  /** How many pages this page load has shown, this one included. */
  readonly views: number;
  maxDepth: number;
}

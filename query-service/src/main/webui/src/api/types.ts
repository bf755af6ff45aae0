import type { Answer, Posted } from "./client";

export type Dashboard = Answer<"/api/analytics/dashboard">;
export type Realtime = Answer<"/api/analytics/realtime">;
export type Insights = Answer<"/api/analytics/insights/{id}">;
export type Session = Answer<"/api/analytics/sessions/{sessionId}">;
export type Trace = Answer<"/api/analytics/trace/{eventId}">;
export type Fleet = Answer<"/api/analytics/fleet">;
export type Products = Answer<"/api/analytics/products/top">;
export type Attribution = Posted<"/api/analytics/attribution">;
export type Aggregate = Posted<"/api/v2/query">;
export type Funnel = Posted<"/api/analytics/funnels">;
export type FunnelPeople = Posted<"/api/analytics/funnels/people">;
export type Persons = Answer<"/api/analytics/persons">;
export type PersonSessions = Answer<"/api/analytics/persons/{id}/sessions">;
export type ScoreHistory = Answer<"/api/analytics/persons/{id}/scores">;
export type Journey = Answer<"/api/analytics/persons/{id}/journey">;
export type Forecast = Posted<"/api/analytics/forecast">;
export type Tokens = Answer<"/api/tokens">;
export type Audit = Answer<"/api/analytics/audit">;
export type SignInView = Answer<"/api/sign-in">;
export type Sites = Answer<"/api/sites">;
export type Annotations = Answer<"/api/annotations">;
export type Views = Answer<"/api/views">;
export type Funnels = Answer<"/api/analytics/funnels">;
export type Campaigns = Answer<"/api/analytics/campaigns">;
export type Retention = Posted<"/api/analytics/retention">;
export type RetentionPeople = Posted<"/api/analytics/retention/people">;
export type Behind = Posted<"/api/analytics/people">;
export type Paths = Posted<"/api/analytics/paths">;
export type Journeys = Answer<"/api/analytics/journeys">;
export type JourneyPeople = Answer<"/api/analytics/journeys/people">;
export type Migration = Answer<"/api/analytics/segments/migration">;
export type Event = Realtime["recentEvents"][number];
export type Amount = Dashboard["kpis"]["revenue"][number];

/** What the profile service holds of a person: the description leaves open what is in it. */
export interface Profile {
    siteIds?: string[];
    firstSeenAt?: string;
    lastSeenAt?: string;
    events?: number;
    pageViews?: number;
    sessions?: number;
    conversionCount?: number;
    sessionMillis?: number;
    engagedMillis?: number;
    revenue?: Amount[];
    eventCounts?: Record<string, number>;
    deviceTypes?: Record<string, number>;
    channels?: Record<string, number>;
    countries?: Record<string, number>;
    browsers?: Record<string, number>;
    operatingSystems?: Record<string, number>;
    conclusions?: Record<string, number>;
    firstTouch?: Touch | null;
    lastTouch?: Touch | null;
}

export interface Touch {
    at: string;
    source: { channel?: string; source?: string | null; campaign?: string | null };
}

export interface Scores {
    engagement?: number;
    lead?: number;
    churnRisk?: string;
    model?: string;
    computedAt?: string;
    factors?: { score: string; name: string; points: number }[];
}

export interface LiveSession {
    sessionId?: string;
    state?: string;
    startedAt?: string;
    endedAt?: string;
    events?: number;
    pageViews?: number;
    entryPage?: string | null;
    exitPage?: string | null;
}

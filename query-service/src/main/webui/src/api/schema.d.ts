// Written by npm run types.
export interface paths {
    "/api/analytics/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A range of days in numbers, compared with another */
        get: {
            parameters: {
                query: {
                    /** @description As many days just before, or the same days a year before */
                    compare?: "none" | "previous" | "year";
                    /** @description The last day, included */
                    endDate: string;
                    /** @description All sites when it is left out */
                    siteId?: string;
                    /** @description The first day */
                    startDate: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DashboardView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                503: components["responses"]["Away"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/fleet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs, who holds what, how far the projection is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FleetView"];
                    };
                };
                401: components["responses"]["TokenNeeded"];
                503: components["responses"]["Away"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/insights/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a visitor or person right now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightsView"];
                    };
                };
                401: components["responses"]["TokenNeeded"];
                404: components["responses"]["UnknownId"];
                503: components["responses"]["Away"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/realtime": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens right now */
        get: {
            parameters: {
                query?: {
                    /** @description All sites when it is left out */
                    siteId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RealtimeView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                503: components["responses"]["Away"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A visit and its events in order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sessionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                404: components["responses"]["UnknownId"];
                503: components["responses"]["Away"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/trace/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which way an event went, or why it was refused */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    eventId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TraceView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                404: components["responses"]["UnknownId"];
                503: components["responses"]["Away"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All tokens, without their secrets */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TokensView"];
                    };
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                503: components["responses"]["Away"];
            };
        };
        put?: never;
        /** Make a token; its secret is told this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedToken"];
                };
            };
            responses: {
                /** @description Made */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewToken"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                503: components["responses"]["Away"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a token; it is refused from now on */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Deleted */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                503: components["responses"]["Away"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Amount: {
            amount: number;
            currency: string;
        };
        Compared: {
            change: {
                [key: string]: number;
            };
            endDate: components["schemas"]["LocalDate"];
            kpis: components["schemas"]["Kpis"];
            startDate: components["schemas"]["LocalDate"];
        };
        ConclusionView: {
            eventId: string;
            eventName: string;
            occurredAt: components["schemas"]["Instant"];
            properties: Record<string, never>;
        };
        Counted: {
            bot: boolean;
            eventName: string;
            hops: components["schemas"]["Hop"][];
            late: boolean;
            occurredAt: components["schemas"]["Instant"];
            personId: string;
            sessionId: string;
            siteId: string;
            visitorId: string;
        };
        DashboardView: {
            asOf: components["schemas"]["Instant"];
            comparison: components["schemas"]["Compared"];
            countries: components["schemas"]["Visits"][];
            daily: components["schemas"]["Day"][];
            devices: components["schemas"]["Visits"][];
            endDate: components["schemas"]["LocalDate"];
            goals: components["schemas"]["Goal"][];
            kpis: components["schemas"]["Kpis"];
            pages: components["schemas"]["Page1"][];
            siteIds: string[];
            sources: components["schemas"]["Visits"][];
            startDate: components["schemas"]["LocalDate"];
            timeZone: string;
        };
        Day: {
            /** Format: int64 */
            conversions: number;
            date: components["schemas"]["LocalDate"];
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            pageViews: number;
            revenue: components["schemas"]["Amount"][];
            /** Format: int64 */
            sessions: number;
            /** Format: int64 */
            visitors: number;
        };
        EventView: {
            conversion: boolean;
            country: string;
            currency: string;
            deviceType: string;
            eventId: string;
            eventName: string;
            kind: string;
            occurredAt: components["schemas"]["Instant"];
            pagePath: string;
            pageTitle: string;
            personId: string;
            properties: Record<string, never>;
            revenue: number;
            sessionId: string;
            siteId: string;
            visitorId: string;
        };
        FleetView: {
            projection: components["schemas"]["PositionView"][];
            services: components["schemas"]["ServiceView"][];
        };
        Goal: {
            /** Format: int64 */
            conversions: number;
            name: string;
            revenue: components["schemas"]["Amount"][];
            /** Format: int64 */
            visitors: number;
        };
        Hop: {
            at: components["schemas"]["Instant"];
            place: string;
        };
        InsightsView: {
            audiences: string[];
            /**
             * @description What follows from the profile at this moment. Rates are 0 to 1, days and seconds have fractions; what can't be said yet is left out.
             *
             *     - Visits: totalSessions, totalPageViews, totalSeconds, pagesPerSession, averageSessionSeconds, averageEngagedSeconds, bounceRate, conversionRate, daysSinceFirstVisit, daysSinceLastVisit
             *     - Interest: priceChecks, comparisons, quoteRequests, formSubmissions, contactViews, serviceViews, preferredServices (at most five)
             *     - Bookings: bookingAttempts, bookingsCompleted, bookingsAbandoned, bookingConversionRate, averageBookingValue (one a currency)
             *     - Carts of the last 90 days: cartAbandonmentRate (nothing bought on its day or the next)
             *     - Service: supportTickets, negativeFeedback
             *     - First visit: isOrganic, isPaid, isSocial
             *     - Devices: mobileUsageRate; of the last 90 days deviceSwitches, deviceSwitchingRate
             *     - Habits, in timeZone: preferredTimeOfDay (night, morning, afternoon, evening), preferredDayOfWeek
             *     - Trends, the last four whole weeks against the four before, -1 to 1: sessionFrequencyTrend, engagementTrend
             */
            features: {
                [key: string]: unknown;
            };
            /** @description Which of profile and scores nobody holds yet */
            incomplete: string[];
            liveSession: Record<string, never>;
            personId: string;
            profile: Record<string, never>;
            recentEvents: unknown[];
            recommendedActions: string[];
            scores: Record<string, never>;
            segment: string;
            /** Format: int64 */
            stalenessMs: number;
            visitorIds: string[];
        };
        Instance: {
            /** Format: uri */
            base: string;
            host: string;
            state: string;
            stores: components["schemas"]["Store"][];
        };
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        Kpis: {
            /** Format: double */
            averageEngagedSeconds: number;
            /** Format: double */
            averageSessionSeconds: number;
            /** Format: double */
            bounceRate: number;
            /** Format: double */
            conversionRate: number;
            /** Format: int64 */
            conversions: number;
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            orders: number;
            /** Format: double */
            pagesPerSession: number;
            /** Format: int64 */
            pageViews: number;
            revenue: components["schemas"]["Amount"][];
            revenueTotal: number;
            /** Format: int64 */
            sessions: number;
            /** Format: int64 */
            visitors: number;
        };
        /**
         * Format: date
         * @example 2022-03-10
         */
        LocalDate: string;
        NewToken: {
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"];
            id: string;
            name: string;
            role: components["schemas"]["Role"];
            secret: string;
        };
        Page: {
            /** Format: int64 */
            pageViews: number;
            path: string;
        };
        Page1: {
            /** Format: int64 */
            entries: number;
            /** Format: int64 */
            exits: number;
            /** Format: int64 */
            pageViews: number;
            path: string;
            /** Format: int64 */
            visitors: number;
        };
        PositionView: {
            caughtUpAt: components["schemas"]["Instant"];
            /** Format: int64 */
            nextOffset: number;
            /** Format: int32 */
            partition: number;
            topic: string;
            updatedAt: components["schemas"]["Instant"];
        };
        /** @description Why there is no answer (RFC 9457) */
        Problem: {
            detail: string;
            /** @description The path that was asked for */
            instance: string;
            status: number;
            title: string;
            /** @example urn:rivulet:problem:bad-parameter */
            type: string;
            violations: {
                /** @description What is wrong and what is allowed */
                detail: string;
                field: string;
            }[];
        };
        RealtimeView: {
            /** Format: int64 */
            activeVisitors: number;
            asOf: components["schemas"]["Instant"];
            /** Format: int64 */
            clicksLastMinute: number;
            /** Format: double */
            conversionRateToday: number;
            counters: {
                [key: string]: number;
            };
            countries: components["schemas"]["Share"][];
            devices: components["schemas"]["Share"][];
            /** Format: int64 */
            eventsLastMinute: number;
            now: components["schemas"]["Instant"];
            /** Format: int64 */
            pageViewsLastMinute: number;
            recentEvents: components["schemas"]["EventView"][];
            topPages: components["schemas"]["Page"][];
            topSources: components["schemas"]["Share"][];
        };
        Rejected: {
            origin: string;
            reasons: string;
            receivedAt: components["schemas"]["Instant"];
            refusedBy: string;
            siteId: string;
        };
        /** @enum {string} */
        Role: "ADMIN" | "ANALYST";
        ServiceView: {
            instances: components["schemas"]["Instance"][];
            service: string;
        };
        SessionView: {
            askedFor: string;
            bot: boolean;
            bounce: boolean;
            browser: string;
            campaign: string;
            channel: string;
            city: string;
            conclusions: components["schemas"]["ConclusionView"][];
            /** Format: int64 */
            conversionCount: number;
            country: string;
            deviceType: string;
            /** Format: double */
            durationSeconds: number;
            endedAt: components["schemas"]["Instant"];
            /** Format: double */
            engagedSeconds: number;
            entryPage: string;
            eventList: components["schemas"]["EventView"][];
            /** Format: int64 */
            events: number;
            exitPage: string;
            /** Format: int64 */
            interactions: number;
            medium: string;
            os: string;
            /** Format: int64 */
            pageViews: number;
            personId: string;
            referrer: string;
            region: string;
            revenue: components["schemas"]["Amount"][];
            /** Format: int64 */
            revision: number;
            sessionId: string;
            siteId: string;
            source: string;
            startedAt: components["schemas"]["Instant"];
            state: string;
            visitorId: string;
        };
        Share: {
            name: string;
            /** Format: int64 */
            visitors: number;
        };
        Standby: {
            /** Format: int64 */
            lag: number;
            /** Format: int32 */
            partition: number;
        };
        Store: {
            active: number[];
            /** Format: int32 */
            partitions: number;
            standby: components["schemas"]["Standby"][];
            store: string;
            topic: string;
        };
        Token: {
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"];
            id: string;
            name: string;
            role: components["schemas"]["Role"];
        };
        TokensView: {
            tokens: components["schemas"]["Token"][];
        };
        TraceView: {
            counted: components["schemas"]["Counted"][];
            eventId: string;
            rejected: components["schemas"]["Rejected"][];
        };
        Visits: {
            /** Format: double */
            bounceRate: number;
            /** Format: double */
            conversionRate: number;
            name: string;
            /** Format: int64 */
            sessions: number;
            /** Format: int64 */
            visitors: number;
        };
        WantedToken: {
            /** @description In the future; valid for ever when it is left out */
            expiresAt?: components["schemas"]["Instant"];
            /** @description Whose or what for */
            name: string;
            role: components["schemas"]["Role"];
        };
    };
    responses: {
        /** @description Whoever holds the answer is away; ask again after Retry-After */
        Away: {
            headers: {
                /** @description Seconds */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A part of the request is not what is allowed or can't be read; violations name it where it is known */
        BadParameter: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Only a token of role ADMIN may do this */
        RoleNeeded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A valid token is needed */
        TokenNeeded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody knows the id */
        UnknownId: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

// Written by npm run types.
export interface paths {
    "/api/analytics/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget every answer that is kept, in all pods
         * @description Answers never outlive a write of the projection; this is for rows that were changed otherwise.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Forgotten */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/attribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who earned the conversions of a range, by eight models
         * @description Every conversion has a path: the person's visits that began before it, at most lookbackDays ago. A person without a conversion in the range has one path, the visits of the range; only the Markov chain looks at those.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedAttribution"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AttributionView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/audiences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audiences and how many persons each has
         * @description Only persons whose newest event carries consent to marketing are in one.
         */
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
                        "application/json": components["schemas"]["AudiencesView"];
                    };
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/audiences/{name}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The members of an audience */
        get: {
            parameters: {
                query?: {
                    /** @description The nextCursor of the answer before */
                    cursor?: string;
                    /** @description How many */
                    limit?: number;
                };
                header?: never;
                path: {
                    name: string;
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
                        "application/json": components["schemas"]["MembersView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what, the newest first
         * @description Tokens made, revoked and refused; people looked at and listed; exports; definitions and costs that were changed. An entry is written before anything is answered or changed. Refusals, and what somebody looks at again, are told once a minute.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Only of one kind */
                    action?: components["schemas"]["Deed"];
                    /** @description Only of one token or sign-in, by its id */
                    actor?: string;
                    /** @description The nextCursor of the answer before */
                    cursor?: string;
                    /** @description From this moment on */
                    from?: string;
                    /** @description How many */
                    limit?: number;
                    /** @description Only what came to this */
                    outcome?: components["schemas"]["Outcome"];
                    /** @description Only what was done to this id, name or path */
                    subject?: string;
                    /** @description Before this moment */
                    to?: string;
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
                        "application/json": components["schemas"]["AuditView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What campaigns cost and brought, in the eyes of one attribution model */
        get: {
            parameters: {
                query: {
                    /** @description The last day, included */
                    endDate: string;
                    /** @description How long before a conversion a visit may have begun, 1 to 365; 30 unless said */
                    lookbackDays?: string;
                    /** @description Who earns a conversion */
                    model?: "first" | "last" | "lastNonDirect" | "linear" | "positionBased" | "timeDecay" | "markov" | "shapley";
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
                        "application/json": components["schemas"]["CampaignsView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what campaigns cost
         * @description A cost of the same site, day, channel, source, campaign and currency takes the place of the one before. All of a request are taken, or none.
         */
        put: {
            parameters: {
                query: {
                    /** @description Whose costs */
                    siteId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedCosts"];
                    "text/csv": string;
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Taken"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events of a range as a file
         * @description In the order in which they happened, bots left out. In CSV a text that a spreadsheet would take for a formula begins with an apostrophe. JSON has one object a line. A file that breaks off has no last chunk: the connection ends before.
         */
        get: {
            parameters: {
                query: {
                    /** @description The last day, included */
                    endDate: string;
                    /** @description The file's form */
                    format?: "csv" | "json" | "parquet";
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
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.apache.parquet": unknown;
                        "application/x-ndjson": unknown;
                        "text/csv": unknown;
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How a number may go on, with intervals
         * @description Additive Holt-Winters with a damped trend and a season of a week; intervals from how far off the same would have been in the past. A history that is too short has no forecast.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedForecast"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ForecastView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The marketing funnel
         * @description A page of services, a price, a form begun, a form sent: persons, in this order, in 14 days.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The last day, included */
                    endDate?: unknown;
                    /** @description All sites when it is left out */
                    siteId?: string;
                    /** @description The first day; the last 30 days without */
                    startDate?: unknown;
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
                        "application/json": components["schemas"]["FunnelView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
                504: components["responses"]["TookTooLong"];
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
    "/api/analytics/funnels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every definition that is kept, by name */
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
                        "application/json": components["schemas"]["FunnelsView"];
                    };
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        put?: never;
        /** How many get from one step to the next */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedFunnel"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FunnelView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
                504: components["responses"]["TookTooLong"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/funnels/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A definition by its name, and its answer */
        get: {
            parameters: {
                query?: {
                    /** @description Instead of the definition's own, as 30d */
                    dateRange?: string;
                };
                header?: never;
                path: {
                    name: string;
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
                        "application/json": components["schemas"]["Named"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
                504: components["responses"]["TookTooLong"];
            };
        };
        /** Keep a definition under a name */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedFunnel"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Named"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        post?: never;
        /** Forget a definition */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Forgotten */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/funnels/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who is behind a bar: those who took a step, or who took the one before and not it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedPeople1"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeopleView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
                504: components["responses"]["TookTooLong"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A range of at most 31 days, hour by hour */
        get: {
            parameters: {
                query: {
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
                        "application/json": components["schemas"]["HoursView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
                query?: {
                    /** @description What the collector's X-Position said: the answer then holds those events, or is a 503 when they are not in the stores in time */
                    atLeast?: string;
                };
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
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/journeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Journeys of everybody, by type and by stage
         * @description Types look at a person's visits that began in the range, stages at the touchpoints in it.
         */
        get: {
            parameters: {
                query: {
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
                        "application/json": components["schemas"]["JourneysView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
                504: components["responses"]["TookTooLong"];
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
    "/api/analytics/journeys/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whose journeys are counted: of a type, in a stage, or all of them; the one there last first
         * @description A type looks at visits that began in the range, a stage at the touchpoints in it.
         */
        get: {
            parameters: {
                query: {
                    /** @description The nextCursor of the answer before */
                    cursor?: string;
                    /** @description The last day, included */
                    endDate: string;
                    /** @description How many */
                    limit?: number;
                    /** @description All sites when it is left out */
                    siteId?: string;
                    /** @description As GET /api/analytics/journeys names it */
                    stage?: string;
                    /** @description The first day */
                    startDate: string;
                    /** @description Of a stage: all who were in it, or only those who came no further */
                    those?: "all" | "furthest";
                    /** @description Everybody who had a visit where neither a type nor a stage is said */
                    type?: "direct_converters" | "researchers" | "browsers" | "others";
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
                        "application/json": components["schemas"]["JourneyPeopleView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
                504: components["responses"]["TookTooLong"];
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
    "/api/analytics/paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which way people go through a visit, and where they leave */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedPaths"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PathView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
                504: components["responses"]["TookTooLong"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who is behind a number: the people of the events that it counts, the one seen last first */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedPeople"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BehindView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
                504: components["responses"]["TookTooLong"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, the greatest by what they are sorted by first */
        get: {
            parameters: {
                query?: {
                    /** @description Only of one audience; GET /api/analytics/audiences names them */
                    audience?: string;
                    /** @description The nextCursor of the answer before */
                    cursor?: string;
                    /** @description How many */
                    limit?: number;
                    /** @description A part of a person's id, or a visitor's whole id */
                    query?: string;
                    /** @description Only of one segment */
                    segment?: "vip" | "high_intent" | "price_sensitive" | "browser";
                    /** @description All sites when it is left out */
                    siteId?: string;
                    /** @description By what */
                    sort?: "lastSeen" | "firstSeen" | "sessions" | "events" | "conversions" | "lead" | "engagement";
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
                        "application/json": components["schemas"]["PersonsView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/persons/{id}/journey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The touchpoints of a person in their order, and the stages they went through */
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
                        "application/json": components["schemas"]["Journey"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/persons/{id}/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a person scored, the newest first
         * @description The last scores of every UTC day on which they were computed anew.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The nextCursor of the answer before */
                    cursor?: string;
                    /** @description How many, 1 to 200 */
                    limit?: string;
                };
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
                        "application/json": components["schemas"]["ScoresView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/persons/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person's visits, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The nextCursor of the answer before */
                    cursor?: string;
                    /** @description How many, 1 to 200 */
                    limit?: string;
                };
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
                        "application/json": components["schemas"]["Visits"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/persons/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a person did, what was concluded, and how they score, the newest first
         * @description Of scores the last of each UTC day are kept.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The nextCursor of the answer before */
                    cursor?: string;
                    /** @description How many, 1 to 200 */
                    limit?: string;
                };
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
                        "application/json": components["schemas"]["Timeline"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/products/top": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The products of a range that were viewed most */
        get: {
            parameters: {
                query: {
                    /** @description The last day, included */
                    endDate: string;
                    /** @description How many */
                    limit?: number;
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
                        "application/json": components["schemas"]["ProductsView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
        /**
         * What happens right now
         * @description Without the scope people, recentEvents are left out.
         */
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
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far that is
         * @description Of the instance that answers: of several, ask the one that was asked to begin.
         */
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
                        "application/json": components["schemas"]["Progress"];
                    };
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        put?: never;
        /**
         * Make the projection anew beside the live one, and put it in its place
         * @description From the topics as far back as they reach, from what is stored before that. Questions are answered from the live one until then. Where it is under way already, nothing else begins.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It has begun, or had */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who comes back, period by period */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedRetention"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
                504: components["responses"]["TookTooLong"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/retention/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who is in a cell: a cohort, or those of it who came back so many periods later */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedCell"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionPeopleView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
                504: components["responses"]["TookTooLong"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The segments and how many persons each has
         * @description Everybody is in one: the first whose rule fits. Who moved between them is told by migration.
         */
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
                        "application/json": components["schemas"]["SegmentsView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/analytics/segments/migration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who moved from one segment to another in a range of UTC days
         * @description Compares the segment at the end of the day before the range with that at the end of its last day; of everybody who is known now, on the sites where they are known now.
         */
        get: {
            parameters: {
                query: {
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
                        "application/json": components["schemas"]["MigrationView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                429: components["responses"]["TooManyRequests"];
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
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/annotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was noted about some days
         * @description Of a site, or of all that may be seen, and what was noted for all sites together.
         */
        get: {
            parameters: {
                query: {
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
                        "application/json": components["schemas"]["AnnotationsView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        put?: never;
        /** Note something about a day */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedAnnotation"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Annotation"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/annotations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a note */
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
                /** @description Forgotten */
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
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the token that asks may do */
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
                        "application/json": components["schemas"]["Me"];
                    };
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All segments that somebody made, by name
         * @description In any filter ["is" or "is_not", "segment", [ids]] stands for their filters.
         */
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
                        "application/json": components["schemas"]["SavedSegmentsView"];
                    };
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A segment that somebody made */
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
                        "application/json": components["schemas"]["SavedSegment"];
                    };
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        /**
         * Keep a segment, in place of the one that had the id
         * @description Whoever sends it says its id. With another name it is renamed, and whatever filters by it goes on.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedSegment"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedSegment"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        post?: never;
        /**
         * Forget a segment
         * @description What still filters by it is refused, and says so.
         */
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
                /** @description Forgotten */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How to get in; no token is needed to ask */
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
                        "application/json": components["schemas"]["SignIn"];
                    };
                };
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
    "/api/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sites, their time zones, write keys and origins, when their first and last events happened, and how many came and were refused in the last 24 hours */
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
                        "application/json": components["schemas"]["SitesView"];
                    };
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
        /** The tokens that reach no further than the one that asks, without their secrets */
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
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        put?: never;
        /**
         * Make a token; its secret is told this once
         * @description It reaches no further, lasts no longer and may ask no more often than the one that makes it.
         */
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
                429: components["responses"]["TooManyRequests"];
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
        /** Revoke a token; every instance refuses it from now on, and closes what was opened with it */
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
                /** @description Revoked */
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
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Any metrics by any dimensions, asked for as of Plausible
         * @description Metrics of events are of events in the range, metrics of visits of visits that began in it. A filter that speaks of events passes the visits that have such an event. Rates are percentages.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedAggregate"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AggregateView"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
                504: components["responses"]["TookTooLong"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All views, by name */
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
                        "application/json": components["schemas"]["ViewsView"];
                    };
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
    "/api/views/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a view under a name, in place of the one that had it */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedView"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["View"];
                    };
                };
                400: components["responses"]["BadParameter"];
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
                503: components["responses"]["Away"];
            };
        };
        post?: never;
        /** Forget a view */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Forgotten */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                404: components["responses"]["UnknownId"];
                429: components["responses"]["TooManyRequests"];
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
        AggregateView: {
            meta: components["schemas"]["Meta"];
            query: components["schemas"]["Understood"];
            results: components["schemas"]["Result"][];
        };
        Ahead: {
            date: components["schemas"]["LocalDate"];
            /** Format: double */
            high80: number;
            /** Format: double */
            high95: number;
            /** Format: double */
            low80: number;
            /** Format: double */
            low95: number;
            /** Format: double */
            value: number;
        };
        Amount: {
            amount: number;
            currency: string;
        };
        Annotation: {
            createdAt: components["schemas"]["Instant"];
            day: components["schemas"]["LocalDate"];
            /** Format: int64 */
            id: number;
            siteId: string;
            text: string;
        };
        AnnotationsView: {
            annotations: components["schemas"]["Annotation"][];
        };
        AttributionView: {
            asOf: components["schemas"]["Instant"];
            /** Format: int64 */
            conversions: number;
            dimension: string;
            endDate: components["schemas"]["LocalDate"];
            goals: string[];
            /** Format: int64 */
            lookbackDays: number;
            paths: components["schemas"]["Paths"];
            revenue: components["schemas"]["Amount"][];
            rows: components["schemas"]["Row"][];
            siteIds: string[];
            startDate: components["schemas"]["LocalDate"];
            timeZone: string;
        };
        AudiencesView: {
            audiences: components["schemas"]["AudienceView"][];
        };
        AudienceView: {
            description: string;
            name: string;
            /** Format: int64 */
            persons: number;
        };
        AuditView: {
            entries: components["schemas"]["Line"][];
            nextCursor: string;
        };
        Backtest: {
            /** Format: double */
            meanAbsoluteError: number;
            /** Format: int32 */
            origins: number;
        };
        Behind: {
            /** Format: int64 */
            events: number;
            firstAt: components["schemas"]["Instant"];
            lastAt: components["schemas"]["Instant"];
            personId: string;
        };
        BehindView: {
            asOf: components["schemas"]["Instant"];
            nextCursor: string;
            people: components["schemas"]["Behind"][];
            /** Format: int64 */
            total: number;
        };
        Campaign: {
            acquisitionCost: components["schemas"]["Amount"][];
            conversions: number;
            cost: components["schemas"]["Amount"][];
            name: string;
            returns: components["schemas"]["Return"][];
            revenue: components["schemas"]["Amount"][];
        };
        CampaignsView: {
            asOf: components["schemas"]["Instant"];
            campaigns: components["schemas"]["Campaign"][];
            endDate: components["schemas"]["LocalDate"];
            model: string;
            siteIds: string[];
            startDate: components["schemas"]["LocalDate"];
            timeZone: string;
        };
        Cell: {
            open: boolean;
            /** Format: int32 */
            period: number;
            /** Format: int64 */
            persons: number;
            /** Format: double */
            share: number;
        };
        Cohort: {
            cells: components["schemas"]["Cell"][];
            /** Format: int64 */
            persons: number;
            startDate: components["schemas"]["LocalDate"];
        };
        Compared: {
            change: number[];
            dimensions: string[];
            metrics: unknown[];
        };
        Compared1: {
            change: {
                [key: string]: number;
            };
            daily: components["schemas"]["Day1"][];
            endDate: components["schemas"]["LocalDate"];
            kpis: components["schemas"]["Kpis"];
            startDate: components["schemas"]["LocalDate"];
        };
        Comparisons: {
            date_range: unknown;
            match_day_of_week: boolean;
            /** @enum {string} */
            mode: "previous_period" | "year_over_year" | "custom";
        };
        ConclusionView: {
            eventId: string;
            eventName: string;
            occurredAt: components["schemas"]["Instant"];
            properties: Record<string, never>;
        };
        Counted: {
            bot: boolean;
            botReason: string;
            eventName: string;
            hops: components["schemas"]["Hop"][];
            late: boolean;
            occurredAt: components["schemas"]["Instant"];
            personId: string;
            sessionId: string;
            siteId: string;
            visitorId: string;
        };
        Credit: {
            acquisitionCost: components["schemas"]["Amount"][];
            conversions: number;
            returns: components["schemas"]["Return"][];
            revenue: components["schemas"]["Amount"][];
        };
        DashboardView: {
            asOf: components["schemas"]["Instant"];
            comparison: components["schemas"]["Compared1"];
            countries: components["schemas"]["Visits1"][];
            daily: components["schemas"]["Day1"][];
            devices: components["schemas"]["Visits1"][];
            endDate: components["schemas"]["LocalDate"];
            goals: components["schemas"]["Goal"][];
            kpis: components["schemas"]["Kpis"];
            pages: components["schemas"]["Page1"][];
            siteIds: string[];
            sources: components["schemas"]["Visits1"][];
            startDate: components["schemas"]["LocalDate"];
            timeZone: string;
        };
        Day: {
            date: components["schemas"]["LocalDate"];
            /** Format: double */
            value: number;
        };
        Day1: {
            /** Format: double */
            averageSessionSeconds: number;
            /** Format: double */
            bounceRate: number;
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
        /** @enum {string} */
        Deed: "token-made" | "token-revoked" | "token-refused" | "access-refused" | "events-exported" | "person-viewed" | "people-listed" | "live-opened" | "funnel-kept" | "funnel-forgotten" | "view-kept" | "view-forgotten" | "annotation-kept" | "annotation-forgotten" | "segment-kept" | "segment-forgotten" | "costs-said" | "maintained" | "audit-read";
        Delivery: {
            countedAs: string;
            duplicate: boolean;
            /** Format: int64 */
            offset: number;
            /** Format: int32 */
            partition: number;
            receivedAt: components["schemas"]["Instant"];
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
        Exit: {
            /** Format: int64 */
            exits: number;
            name: string;
            /** Format: double */
            share: number;
        };
        FleetView: {
            projection: components["schemas"]["PositionView"][];
            services: components["schemas"]["ServiceView"][];
        };
        Flow: {
            from: string;
            move: boolean;
            new: boolean;
            /** Format: int64 */
            persons: number;
            to: string;
        };
        ForecastView: {
            asOf: components["schemas"]["Instant"];
            backtest: components["schemas"]["Backtest"];
            currency: string;
            /** Format: int32 */
            daysNeeded: number;
            enough: boolean;
            forecast: components["schemas"]["Ahead"][];
            history: components["schemas"]["Day"][];
            metric: string;
            siteIds: string[];
            timeZone: string;
        };
        FunnelsView: {
            funnels: components["schemas"]["Stored"][];
        };
        FunnelView: {
            asOf: components["schemas"]["Instant"];
            breakdown: components["schemas"]["Part"][];
            from: components["schemas"]["Instant"];
            steps: components["schemas"]["StepView"][];
            unit: string;
            until: components["schemas"]["Instant"];
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
        Hour: {
            /** Format: int64 */
            conversions: number;
            date: components["schemas"]["LocalDate"];
            /** Format: int64 */
            events: number;
            /** Format: int32 */
            hour: number;
            /** Format: int64 */
            pageViews: number;
            /** Format: int64 */
            sessions: number;
            /** Format: int64 */
            visitors: number;
        };
        HoursView: {
            asOf: components["schemas"]["Instant"];
            endDate: components["schemas"]["LocalDate"];
            hours: components["schemas"]["Hour"][];
            siteIds: string[];
            startDate: components["schemas"]["LocalDate"];
            timeZone: string;
        };
        Include: {
            /** @description Whether bots count too */
            bots: boolean;
            comparisons: components["schemas"]["Comparisons"];
            imports: boolean;
            time_labels: boolean;
            total_rows: boolean;
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
        Issuer: {
            authorizationEndpoint: string;
            clientId: string;
            endSessionEndpoint: string;
            isAway: boolean;
            issuer: string;
            scope: string;
            tokenEndpoint: string;
        };
        Item: {
            at: components["schemas"]["Instant"];
            conversion: boolean;
            details: Record<string, never>;
            id: string;
            name: string;
            pagePath: string;
            sessionId: string;
            type: string;
        };
        Journey: {
            complete: boolean;
            /** @description direct_converters: converted in the first visit; researchers: in the second to fifth; browsers: more than three visits, no conversion; else left out */
            journeyType: string;
            personId: string;
            /** Format: int64 */
            sessions: number;
            /** Format: int64 */
            sessionsToFirstConversion: number;
            stages: components["schemas"]["Stage"][];
            touchpoints: components["schemas"]["Touchpoint"][];
        };
        JourneyPeopleView: {
            asOf: components["schemas"]["Instant"];
            nextCursor: string;
            people: components["schemas"]["Walker1"][];
            /** Format: int64 */
            total: number;
        };
        JourneyStageView: {
            /** Format: int64 */
            conversions: number;
            /** Format: int64 */
            furthest: number;
            /** Format: double */
            medianSeconds: number;
            /** Format: int64 */
            persons: number;
            /** Format: double */
            secondsSpent: number;
            stage: string;
            /** Format: int64 */
            touchpoints: number;
        };
        JourneysView: {
            asOf: components["schemas"]["Instant"];
            endDate: components["schemas"]["LocalDate"];
            /** Format: int64 */
            persons: number;
            siteIds: string[];
            stages: components["schemas"]["JourneyStageView"][];
            startDate: components["schemas"]["LocalDate"];
            timeZone: string;
            types: components["schemas"]["JourneyTypeView"][];
        };
        JourneyTypeView: {
            /** Format: int64 */
            conversions: number;
            description: string;
            /** Format: int64 */
            persons: number;
            /** Format: double */
            share: number;
            type: string;
            /** Format: int64 */
            visits: number;
        };
        JsonNode: {
            array: boolean;
            bigDecimal: boolean;
            bigInteger: boolean;
            binary: boolean;
            boolean: boolean;
            containerNode: boolean;
            double: boolean;
            empty: boolean;
            float: boolean;
            floatingPointNumber: boolean;
            int: boolean;
            integralNumber: boolean;
            long: boolean;
            missingNode: boolean;
            nodeType: components["schemas"]["JsonNodeType"];
            null: boolean;
            number: boolean;
            object: boolean;
            pojo: boolean;
            short: boolean;
            textual: boolean;
            valueNode: boolean;
        };
        /** @enum {string} */
        JsonNodeType: "ARRAY" | "BINARY" | "BOOLEAN" | "MISSING" | "NULL" | "NUMBER" | "OBJECT" | "POJO" | "STRING";
        Keys: {
            allowedOrigins: string[];
            /** Format: int32 */
            serverKeys: number;
            writeKeys: components["schemas"]["WriteKey"][];
        };
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
        Line: {
            action: components["schemas"]["Deed"];
            actor: string;
            actorName: string;
            address: string;
            at: components["schemas"]["Instant"];
            detail: string;
            /** @description Grows, with gaps */
            id: string;
            outcome: components["schemas"]["Outcome"];
            subject: string;
        };
        /**
         * Format: date
         * @example 2022-03-10
         */
        LocalDate: string;
        Me: {
            expiresAt: components["schemas"]["Instant"];
            name: string;
            role: components["schemas"]["Role"];
            scopes: components["schemas"]["TokenScope"][];
            sites: string[];
        };
        Member: {
            lastSeenAt: components["schemas"]["Instant"];
            /** Format: double */
            lead: number;
            personId: string;
            visitorIds: string[];
        };
        MembersView: {
            audience: string;
            members: components["schemas"]["Member"][];
            nextCursor: string;
        };
        Meta: {
            asOf: components["schemas"]["Instant"];
            imports_included: boolean;
            imports_skip_reason: string;
            next_cursor: string;
            time_labels: string[];
            time_zone: string;
            /** Format: int64 */
            total_rows: number;
        };
        MigrationView: {
            endDate: components["schemas"]["LocalDate"];
            flows: components["schemas"]["Flow"][];
            /** Format: int64 */
            joined: number;
            /** Format: int64 */
            moved: number;
            /** Format: int64 */
            persons: number;
            /** Format: double */
            rate: number;
            since: components["schemas"]["LocalDate"];
            startDate: components["schemas"]["LocalDate"];
        };
        Named: {
            answer: components["schemas"]["FunnelView"];
            definition: components["schemas"]["JsonNode"];
            name: string;
        };
        NewToken: {
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"];
            id: string;
            lastUsedAt: components["schemas"]["Instant"];
            madeBy: string;
            name: string;
            /** Format: int32 */
            requestsPerMinute: number;
            role: components["schemas"]["Role"];
            scopes: components["schemas"]["TokenScope"][];
            secret: string;
            sites: string[];
        };
        Occurrence: {
            event: string;
            filters: unknown[];
        };
        /** @enum {string} */
        Outcome: "allowed" | "done" | "refused" | "failed";
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
        Pagination: {
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            offset: number;
        };
        Paging: {
            /** @description The meta.next_cursor of the answer before, with the same question */
            cursor: string;
            /** Format: int32 */
            limit: number;
            /**
             * Format: int32
             * @description Instead of a cursor: rows that come meanwhile move the pages
             */
            offset: number;
        };
        Part: {
            steps: components["schemas"]["StepView"][];
            value: string;
        };
        Paths: {
            /** Format: int64 */
            all: number;
            /** Format: double */
            conversionProbability: number;
            /** Format: int64 */
            converting: number;
        };
        PathView: {
            asOf: components["schemas"]["Instant"];
            exits: components["schemas"]["Exit"][];
            paths: components["schemas"]["Way"][];
            transitions: components["schemas"]["Transition"][];
            /** Format: int64 */
            visits: number;
        };
        PeopleView: {
            next: string;
            people: components["schemas"]["Walker"][];
        };
        PersonsView: {
            nextCursor: string;
            persons: components["schemas"]["PersonView"][];
        };
        PersonView: {
            /** Format: int64 */
            conversionCount: number;
            /** Format: double */
            engagement: number;
            /** Format: int64 */
            events: number;
            firstSeenAt: components["schemas"]["Instant"];
            lastSeenAt: components["schemas"]["Instant"];
            /** Format: double */
            lead: number;
            personId: string;
            segment: string;
            /** Format: int64 */
            sessions: number;
            siteIds: string[];
            visitorIds: string[];
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
        Product: {
            /** Format: int64 */
            clicks: number;
            /** Format: double */
            conversionRate: number;
            /** Format: int64 */
            conversions: number;
            /** Format: double */
            ctr: number;
            name: string;
            productId: string;
            revenue: components["schemas"]["Amount"][];
            /** Format: int64 */
            uniqueClicks: number;
            /** Format: int64 */
            uniqueViews: number;
            /** Format: int64 */
            views: number;
        };
        ProductsView: {
            asOf: components["schemas"]["Instant"];
            endDate: components["schemas"]["LocalDate"];
            products: components["schemas"]["Product"][];
            siteIds: string[];
            startDate: components["schemas"]["LocalDate"];
            timeZone: string;
        };
        Progress: {
            /** Format: int64 */
            copiedEvents: number;
            endedAt: components["schemas"]["Instant"];
            problem: string;
            startedAt: components["schemas"]["Instant"];
            state: components["schemas"]["State"];
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
        Result: {
            comparison: components["schemas"]["Compared"];
            dimensions: string[];
            metrics: unknown[];
        };
        RetentionPeopleView: {
            next: string;
            people: components["schemas"]["Returned"][];
        };
        RetentionView: {
            asOf: components["schemas"]["Instant"];
            cohorts: components["schemas"]["Cohort"][];
            mode: string;
            period: string;
            timeZone: string;
        };
        Return: {
            currency: string;
            /** Format: double */
            roas: number;
            /** Format: double */
            roi: number;
        };
        Returned: {
            backAt: components["schemas"]["Instant"];
            beganAt: components["schemas"]["Instant"];
            personId: string;
        };
        /** @enum {string} */
        Role: "ADMIN" | "ANALYST";
        Row: {
            cost: components["schemas"]["Amount"][];
            /** @description By model: first, last, lastNonDirect, linear, positionBased, timeDecay, markov, shapley */
            models: {
                [key: string]: components["schemas"]["Credit"];
            };
            /** @description (other) is what is beyond the 200 names with the most visits, (unattributed) holds the conversions before which there was no visit */
            name: string;
            /** Format: double */
            removalEffect: number;
            /** Format: int64 */
            touches: number;
        };
        SavedSegment: {
            filters: components["schemas"]["JsonNode"];
            id: string;
            name: string;
            updatedAt: components["schemas"]["Instant"];
        };
        SavedSegmentsView: {
            segments: components["schemas"]["SavedSegment"][];
        };
        Scored: {
            churnRisk: string;
            computedAt: components["schemas"]["Instant"];
            date: components["schemas"]["LocalDate"];
            /** Format: double */
            engagement: number;
            /** Format: double */
            lead: number;
            model: string;
        };
        ScoresView: {
            nextCursor: string;
            personId: string;
            scores: components["schemas"]["Scored"][];
        };
        SegmentsView: {
            /** Format: int64 */
            persons: number;
            segments: components["schemas"]["SegmentView"][];
        };
        SegmentView: {
            description: string;
            name: string;
            /** Format: int64 */
            persons: number;
            /** Format: double */
            share: number;
            strategy: string;
        };
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
        SignIn: {
            issuer: components["schemas"]["Issuer"];
        };
        SitesView: {
            collectorUrl: string;
            keysUnknown: string;
            sites: components["schemas"]["SiteView"][];
        };
        SiteView: {
            /** Format: int64 */
            eventsLastDay: number;
            firstEventAt: components["schemas"]["Instant"];
            keys: components["schemas"]["Keys"];
            lastEventAt: components["schemas"]["Instant"];
            /** Format: int64 */
            rejectedLastDay: number;
            siteId: string;
            timeZone: string;
        };
        Stage: {
            firstAt: components["schemas"]["Instant"];
            /** Format: double */
            secondsSpent: number;
            stage: string;
            /** Format: int64 */
            touchpoints: number;
        };
        Standby: {
            /** Format: int64 */
            lag: number;
            /** Format: int32 */
            partition: number;
        };
        /** @enum {string} */
        State: "NONE" | "PROJECTING" | "COPYING" | "CATCHING_UP" | "COMPUTING_DAYS" | "EXCHANGING" | "DONE" | "FAILED";
        StepView: {
            /** Format: double */
            conversion: number;
            /** Format: double */
            conversionFromPrevious: number;
            /** Format: int64 */
            droppedOff: number;
            /** Format: double */
            medianSeconds: number;
            name: string;
            /** Format: double */
            p90Seconds: number;
            /** Format: int64 */
            people: number;
            /** Format: int32 */
            step: number;
        };
        Store: {
            active: number[];
            /** Format: int32 */
            partitions: number;
            standby: components["schemas"]["Standby"][];
            store: string;
            topic: string;
        };
        Stored: {
            definition: components["schemas"]["JsonNode"];
            name: string;
            updatedAt: components["schemas"]["Instant"];
        };
        Taken: {
            /** Format: int32 */
            taken: number;
        };
        Timeline: {
            items: components["schemas"]["Item"][];
            nextCursor: string;
            personId: string;
        };
        Token: {
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"];
            id: string;
            lastUsedAt: components["schemas"]["Instant"];
            madeBy: string;
            name: string;
            /** Format: int32 */
            requestsPerMinute: number;
            role: components["schemas"]["Role"];
            scopes: components["schemas"]["TokenScope"][];
            sites: string[];
        };
        /** @enum {string} */
        TokenScope: "analytics" | "people" | "define" | "operate" | "costs" | "export" | "tokens" | "audit" | "maintain";
        TokensView: {
            tokens: components["schemas"]["Token"][];
        };
        Touchpoint: {
            at: components["schemas"]["Instant"];
            conversion: boolean;
            pageGroup: string;
            /** Format: double */
            secondsSpent: number;
            /** Format: int64 */
            sequenceNumber: number;
            sessionId: string;
            stage: string;
            touchpoint: string;
        };
        TraceView: {
            counted: components["schemas"]["Counted"][];
            /** @description Every time that the collector took it, as far as the topic is kept and was read in two seconds; missing where Kafka doesn't answer */
            deliveries: components["schemas"]["Delivery"][];
            eventId: string;
            rejected: components["schemas"]["Rejected"][];
        };
        Transition: {
            from: string;
            /** Format: int32 */
            step: number;
            to: string;
            /** Format: int64 */
            visits: number;
        };
        Understood: {
            comparison_date_range: string[];
            date_range: string[];
            dimensions: string[];
            filters: components["schemas"]["JsonNode"];
            metrics: string[];
            order_by: string[][];
            pagination: components["schemas"]["Pagination"];
            site_id: string;
        };
        View: {
            address: string;
            name: string;
            updatedAt: components["schemas"]["Instant"];
        };
        ViewsView: {
            views: components["schemas"]["View"][];
        };
        Visit: {
            bounce: boolean;
            campaign: string;
            channel: string;
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
            /** Format: int64 */
            events: number;
            exitPage: string;
            /** Format: int64 */
            interactions: number;
            /** Format: int64 */
            pageViews: number;
            sessionId: string;
            siteId: string;
            source: string;
            startedAt: components["schemas"]["Instant"];
            state: string;
            visitorId: string;
        };
        Visits: {
            nextCursor: string;
            personId: string;
            sessions: components["schemas"]["Visit"][];
        };
        Visits1: {
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
        Walker: {
            id: string;
            lastAt: components["schemas"]["Instant"];
            /** Format: int32 */
            reached: number;
            startedAt: components["schemas"]["Instant"];
        };
        Walker1: {
            /** Format: int64 */
            conversions: number;
            firstAt: components["schemas"]["Instant"];
            lastAt: components["schemas"]["Instant"];
            personId: string;
            /** Format: int64 */
            times: number;
        };
        WantedAggregate: {
            /** @description day, 24h, 7d (any number of days before today), month, 6mo (any number of months before this one), year, all; or two days, the last one included; or two times, the last one not */
            date_range: unknown;
            /** @description event:name, page, hostname, goal, props:<key>; visit:entry_page, exit_page, source, referrer, channel, utm_source, utm_medium, utm_campaign, utm_term, utm_content, device, browser, browser_version, os, country, region, city; time, time:hour, day, week, month */
            dimensions?: string[];
            /** @description [operator, dimension, [values], {"case_sensitive": false}] with is, contains, matches, matches_wildcard and each with _not; ["and" or "or", [filters]]; ["not", filter]; ["has_done" or "has_not_done", filter]: of the visit; ["is" or "is_not", "segment" or "audience", [names]]: who the person is now */
            filters?: unknown[];
            include?: components["schemas"]["Include"];
            /** @description visitors, visits, pageviews, events, views_per_visit, bounce_rate, visit_duration, scroll_depth, time_on_page, percentage, conversion_rate, group_conversion_rate, total_revenue, average_revenue */
            metrics: string[];
            /** @description [metric or dimension, "asc" or "desc"] */
            order_by?: string[][];
            pagination?: components["schemas"]["Paging"];
            site_id: string;
        };
        WantedAnnotation: {
            day: components["schemas"]["LocalDate"];
            siteId?: string;
            /** @example Spring sale begins */
            text: string;
        };
        WantedAttribution: {
            /**
             * @description By what visits are told apart
             * @default channel
             * @enum {string}
             */
            dimension: "channel" | "source" | "campaign";
            /** @description The last day, included */
            endDate: components["schemas"]["LocalDate"];
            /** @description Names of conversions, as purchase; all when it is left out */
            goals?: string[];
            /**
             * Format: int32
             * @description How long before a conversion a visit may have begun
             * @default 30
             */
            lookbackDays: number;
            /** @description All sites when it is left out */
            siteId?: string;
            /** @description The first day on which conversions count */
            startDate: components["schemas"]["LocalDate"];
        };
        WantedCell: {
            /** @description What the page before calls next */
            after?: string;
            /** @description The startDate of a cohort */
            cohort: components["schemas"]["LocalDate"];
            /**
             * Format: int32
             * @description How many periods later they came back; the whole cohort without
             */
            later?: number;
            /**
             * Format: int32
             * @default 100
             */
            limit: number;
        };
        WantedCost: {
            amount: number;
            campaign?: string;
            channel?: string;
            /** @example GBP */
            currency: string;
            day: components["schemas"]["LocalDate"];
            source?: string;
        };
        WantedCosts: {
            costs: components["schemas"]["WantedCost"][];
            siteId: string;
        };
        WantedExclusion: {
            event: string;
            filters: unknown[];
            /**
             * Format: int32
             * @description Between which steps, counted from 1
             * @default 1
             */
            from: number;
            /** Format: int32 */
            to: number;
        };
        WantedForecast: {
            /** @description For revenue, where there are several currencies */
            currency: string;
            /**
             * Format: int32
             * @default 30
             */
            days: number;
            /** @description The last day of the history, which should be over; yesterday when it is left out */
            endDate: components["schemas"]["LocalDate"];
            /**
             * @default visitors
             * @enum {string}
             */
            metric: "visitors" | "sessions" | "pageViews" | "events" | "conversions" | "revenue";
            /** @description All sites when it is left out */
            siteId: string;
            /** @description The first day of the history; 180 days before its end when it is left out */
            startDate: components["schemas"]["LocalDate"];
        };
        WantedFunnel: {
            bots?: boolean;
            /** @description A dimension, of the first step's event */
            breakdown?: string;
            /**
             * @description As in POST /api/v2/query
             * @default 30d
             */
            dateRange: unknown;
            /** @description An event that ends an attempt between two steps */
            exclusions?: components["schemas"]["WantedExclusion"][];
            /** @description What every event must pass */
            filters?: unknown[];
            /**
             * @description strict: nothing else comes between
             * @default ordered
             * @enum {string}
             */
            order: "ordered" | "strict" | "any";
            /** @description All sites when it is left out */
            siteId?: string;
            steps: components["schemas"]["WantedStep"][];
            /**
             * @default persons
             * @enum {string}
             */
            unit: "persons" | "sessions";
            /**
             * @description From the first step to the last, in ISO-8601; or "session": all in one visit
             * @default P14D
             */
            window: string;
        };
        WantedPaths: {
            bots: boolean;
            /**
             * @description As in POST /api/v2/query
             * @default 30d
             */
            dateRange: unknown;
            /** @description Ways end where it comes last; not with start */
            end: string;
            /** @description Which events are looked at; has_done takes the visits with such an event */
            filters: unknown[];
            /**
             * @default page
             * @enum {string}
             */
            of: "page" | "event";
            /** @description All sites when it is left out */
            siteId: string;
            /** @description Ways begin where it comes first */
            start: string;
            /**
             * Format: int32
             * @default 5
             */
            steps: number;
            /**
             * Format: int32
             * @description Names of each step; the rest is (other)
             * @default 10
             */
            top: number;
        };
        WantedPeople: {
            bots: boolean;
            /** @description The nextCursor of the page before */
            cursor: string;
            /**
             * @description As in POST /api/v2/query
             * @default 30d
             */
            dateRange: unknown;
            /** @description Of which events, as in POST /api/v2/query; of all without */
            filters: unknown[];
            /**
             * Format: int32
             * @default 100
             */
            limit: number;
            /** @description All sites when it is left out */
            siteId: string;
        };
        WantedPeople1: {
            /** @description What the page before calls next */
            after?: string;
            /** @description Those who took the step before and not this one */
            dropped?: boolean;
            /**
             * Format: int32
             * @default 100
             */
            limit: number;
            /**
             * Format: int32
             * @default 1
             */
            step: number;
            steps: components["schemas"]["WantedStep"][];
            /** @description Of the breakdown */
            value?: string;
        };
        WantedRetention: {
            bots: boolean;
            /**
             * @description In which cohorts begin; as in POST /api/v2/query
             * @default 30d
             */
            dateRange: unknown;
            /**
             * @default first_time
             * @enum {string}
             */
            mode: "first_time" | "recurring";
            /**
             * @default week
             * @enum {string}
             */
            period: "day" | "week" | "month";
            /**
             * Format: int32
             * @default 8
             */
            periods: number;
            /** @description What is coming back; page_view without */
            return: components["schemas"]["Occurrence"];
            /** @description All sites when it is left out */
            siteId: string;
            /** @description What begins it; page_view without */
            start: components["schemas"]["Occurrence"];
        };
        WantedSegment: {
            /** @description As in POST /api/v2/query; other segments that somebody made are not among them */
            filters: unknown[];
            /** @example British buyers */
            name: string;
        };
        WantedStep: {
            /** @description Its name */
            event: string;
            /** @description As in POST /api/v2/query */
            filters: unknown[];
            name: string;
        };
        WantedToken: {
            /** @description In the future; as its maker's, or valid for ever, when it is left out */
            expiresAt?: components["schemas"]["Instant"];
            /** @description Whose or what for */
            name: string;
            /**
             * Format: int32
             * @description On each instance of the service; the service's own limit when it is left out
             */
            requestsPerMinute?: number;
            /** @description How far it may reach at most */
            role: components["schemas"]["Role"];
            /** @description What it reaches, of what its role and its maker may do; all of that when it is left out */
            scopes?: components["schemas"]["TokenScope"][];
            /** @description The only sites that it sees; all that its maker sees when it is left out. Such a token sees nobody who was on another site too, and never has define, operate, tokens, audit or maintain. */
            sites?: string[];
        };
        WantedView: {
            /** @example /?period=7d */
            address: string;
        };
        Way: {
            path: string[];
            /** Format: int64 */
            visits: number;
        };
        WriteKey: {
            key: string;
            name: string;
            until: components["schemas"]["Instant"];
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
        /** @description The token's role (role-needed) or scopes (scope-needed) don't reach so far, or it doesn't see the site (site-hidden) */
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
        /** @description The answer takes longer than is allowed; the detail says what makes it shorter */
        TookTooLong: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token has asked more often than it may in a minute; ask again after Retry-After */
        TooManyRequests: {
            headers: {
                /** @description Seconds until the next request passes */
                "Retry-After"?: number;
                /** @description Requests a minute, on this instance */
                "X-RateLimit-Limit"?: number;
                /** @description How many more would pass right now */
                "X-RateLimit-Remaining"?: number;
                /** @description Seconds until all of them would pass again */
                "X-RateLimit-Reset"?: number;
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

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
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query?: {
                    cursor?: string;
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
        get: {
            parameters: {
                query?: {
                    action?: components["schemas"]["Deed"];
                    actor?: string;
                    cursor?: string;
                    from?: string;
                    limit?: number;
                    outcome?: components["schemas"]["Outcome"];
                    subject?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query: {
                    endDate: string;
                    lookbackDays?: string;
                    model?: "first" | "last" | "lastNonDirect" | "linear" | "positionBased" | "timeDecay" | "markov" | "shapley";
                    siteId?: string;
                    startDate: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        put: {
            parameters: {
                query: {
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
        get: {
            parameters: {
                query: {
                    compare?: "none" | "previous" | "year";
                    endDate: string;
                    siteId?: string;
                    startDate: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query: {
                    endDate: string;
                    format?: "csv" | "json" | "parquet";
                    siteId?: string;
                    startDate: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query?: {
                    endDate?: unknown;
                    siteId?: string;
                    startDate?: unknown;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query?: {
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
        get: {
            parameters: {
                query: {
                    endDate: string;
                    siteId?: string;
                    startDate: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query?: {
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
        get: {
            parameters: {
                query: {
                    endDate: string;
                    siteId?: string;
                    startDate: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
    "/api/analytics/paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
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
        get: {
            parameters: {
                query?: {
                    audience?: string;
                    cursor?: string;
                    limit?: number;
                    query?: string;
                    segment?: "vip" | "high_intent" | "price_sensitive" | "browser";
                    siteId?: string;
                    sort?: "lastSeen" | "firstSeen" | "sessions" | "events" | "conversions" | "lead" | "engagement";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query?: {
                    cursor?: string;
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
        get: {
            parameters: {
                query?: {
                    cursor?: string;
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
        get: {
            parameters: {
                query?: {
                    cursor?: string;
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
        get: {
            parameters: {
                query: {
                    endDate: string;
                    limit?: number;
                    siteId?: string;
                    startDate: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query?: {
                    siteId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                401: components["responses"]["TokenNeeded"];
                403: components["responses"]["RoleNeeded"];
                429: components["responses"]["TooManyRequests"];
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
        get: {
            parameters: {
                query?: {
                    siteId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query: {
                    endDate: string;
                    siteId?: string;
                    startDate: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
        Deed: "token-made" | "token-revoked" | "token-refused" | "access-refused" | "events-exported" | "person-viewed" | "people-listed" | "live-opened" | "funnel-kept" | "funnel-forgotten" | "view-kept" | "view-forgotten" | "costs-said" | "audit-read";
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
            bots: boolean;
            comparisons: components["schemas"]["Comparisons"];
            imports: boolean;
            time_labels: boolean;
            total_rows: boolean;
        };
        InsightsView: {
            audiences: string[];
            features: {
                [key: string]: unknown;
            };
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
        /** Format: date-time */
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
            journeyType: string;
            personId: string;
            /** Format: int64 */
            sessions: number;
            /** Format: int64 */
            sessionsToFirstConversion: number;
            stages: components["schemas"]["Stage"][];
            touchpoints: components["schemas"]["Touchpoint"][];
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
            id: string;
            outcome: components["schemas"]["Outcome"];
            subject: string;
        };
        /** Format: date */
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
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
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
        Problem: {
            detail: string;
            instance: string;
            status: number;
            title: string;
            type: string;
            violations: {
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
            models: {
                [key: string]: components["schemas"]["Credit"];
            };
            name: string;
            /** Format: double */
            removalEffect: number;
            /** Format: int64 */
            touches: number;
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
        WantedAggregate: {
            date_range: unknown;
            dimensions?: string[];
            filters?: unknown[];
            include?: components["schemas"]["Include"];
            metrics: string[];
            order_by?: string[][];
            pagination?: components["schemas"]["Paging"];
            site_id: string;
        };
        WantedAttribution: {
            /**
             * @default channel
             * @enum {string}
             */
            dimension: "channel" | "source" | "campaign";
            endDate: components["schemas"]["LocalDate"];
            goals?: string[];
            /**
             * Format: int32
             * @default 30
             */
            lookbackDays: number;
            siteId?: string;
            startDate: components["schemas"]["LocalDate"];
        };
        WantedCell: {
            after?: string;
            cohort: components["schemas"]["LocalDate"];
            /** Format: int32 */
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
             * @default 1
             */
            from: number;
            /** Format: int32 */
            to: number;
        };
        WantedForecast: {
            currency: string;
            /**
             * Format: int32
             * @default 30
             */
            days: number;
            endDate: components["schemas"]["LocalDate"];
            /**
             * @default visitors
             * @enum {string}
             */
            metric: "visitors" | "sessions" | "pageViews" | "events" | "conversions" | "revenue";
            siteId: string;
            startDate: components["schemas"]["LocalDate"];
        };
        WantedFunnel: {
            bots?: boolean;
            breakdown?: string;
            /** @default 30d */
            dateRange: unknown;
            exclusions?: components["schemas"]["WantedExclusion"][];
            filters?: unknown[];
            /**
             * @default ordered
             * @enum {string}
             */
            order: "ordered" | "strict" | "any";
            siteId?: string;
            steps: components["schemas"]["WantedStep"][];
            /**
             * @default persons
             * @enum {string}
             */
            unit: "persons" | "sessions";
            /** @default P14D */
            window: string;
        };
        WantedPaths: {
            bots: boolean;
            /** @default 30d */
            dateRange: unknown;
            end: string;
            filters: unknown[];
            /**
             * @default page
             * @enum {string}
             */
            of: "page" | "event";
            siteId: string;
            start: string;
            /**
             * Format: int32
             * @default 5
             */
            steps: number;
            /**
             * Format: int32
             * @default 10
             */
            top: number;
        };
        WantedPeople: {
            bots: boolean;
            cursor: string;
            /** @default 30d */
            dateRange: unknown;
            filters: unknown[];
            /**
             * Format: int32
             * @default 100
             */
            limit: number;
            siteId: string;
        };
        WantedPeople1: {
            after?: string;
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
            value?: string;
        };
        WantedRetention: {
            bots: boolean;
            /** @default 30d */
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
            return: components["schemas"]["Occurrence"];
            siteId: string;
            start: components["schemas"]["Occurrence"];
        };
        WantedStep: {
            event: string;
            filters: unknown[];
            name: string;
        };
        WantedToken: {
            expiresAt?: components["schemas"]["Instant"];
            name: string;
            /** Format: int32 */
            requestsPerMinute?: number;
            role: components["schemas"]["Role"];
            scopes?: components["schemas"]["TokenScope"][];
            sites?: string[];
        };
        WantedView: {
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
        Away: {
            headers: {
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        BadParameter: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        RoleNeeded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        TokenNeeded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        TookTooLong: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        TooManyRequests: {
            headers: {
                "Retry-After"?: number;
                "X-RateLimit-Limit"?: number;
                "X-RateLimit-Remaining"?: number;
                "X-RateLimit-Reset"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
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

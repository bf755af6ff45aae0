package io.rivulet.query.asked;

import io.rivulet.query.problem.Refusal;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The days and the site that an address asks about, as they were written there. */
public final class AskedDays {

    @Parameter(
            description = "The first day",
            required = true,
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @RestQuery
    public @Nullable String startDate;

    @Parameter(
            description = "The last day, included",
            required = true,
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @RestQuery
    public @Nullable String endDate;

    @Parameter(description = "All sites when it is left out")
    @RestQuery
    public @Nullable String siteId;

    /**
     * The days, in the time zone of the site.
     *
     * @throws Refusal naming the parameter that is wrong, and what is allowed
     */
    public DateRange range(ZoneId timeZone, int longest) {
        return DateRange.parse(startDate, endDate, timeZone, longest);
    }
}

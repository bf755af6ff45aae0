package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.UserEvent;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where another campaign begins another visit. */
final class Campaigns {

    private Campaigns() {}

    /** Whether a visit of these events ends before the next one because of its campaign. */
    static boolean differ(List<Counted> visit, UserEvent next) {
        Optional<String> now = of(next);
        if (now.isEmpty()) {
            return false;
        }
        Optional<String> before = visit.stream()
                .map(counted -> of(counted.event()))
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later);
        return before.map(campaign -> !campaign.equals(now.get())).orElseGet(() -> Summary.pageViews(visit) > 0);
    }

    /** The campaign an event brings its visit: none where the way there was the site's own or an assistant's. */
    private static Optional<String> of(UserEvent event) {
        if (event.getSource().getChannel().equals("assistant") || cameFromItself(event)) {
            return Optional.empty();
        }
        return Optional.ofNullable(event.getSource().getCampaign())
                .filter(campaign -> !campaign.isBlank())
                .map(campaign -> campaign.toLowerCase(Locale.ROOT));
    }

    private static boolean cameFromItself(UserEvent event) {
        Optional<String> page = host(event.getPage().getUrl());
        return page.isPresent() && page.equals(host(event.getPage().getReferrer()));
    }

    private static Optional<String> host(@Nullable String address) {
        try {
            return Optional.ofNullable(address)
                    .map(text -> URI.create(text).getHost())
                    .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}

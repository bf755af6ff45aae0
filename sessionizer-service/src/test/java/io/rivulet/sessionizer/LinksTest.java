package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.CookielessId;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes two ids one person's, and what is kept of it. */
class LinksTest extends WithDiary {

    @Test
    void aServersAliasMakesOneUserOfTwo() {
        diary.sees(alias("u-6", "u-9", "10:00"));

        assertThat(merges()).containsExactly("u-6: u-6 into u-9 by u-9");
        assertThat(diary.counted()).extracting(fact -> fact.key).containsExactly("u-9");
    }

    @Test
    void anAliasDeliveredTwiceIsToldOnce() {
        EventBuilder alias = alias("u-6", "u-9", "10:00").id("a1").content(1);
        diary.sees(alias).sees(alias);

        assertThat(diary.merges()).hasSize(1);
    }

    @Test
    void anAliasOlderThanTheGraceLinksToo() {
        diary.sees(anEvent().by("u-9").at(EventBuilder.time("10:00").plusSeconds(200_000)))
                .sees(alias("u-6", "u-9", "10:00"));

        assertThat(merges()).containsExactly("u-6: u-6 into u-9 by u-9");
    }

    @Test
    void onlyAnAliasNamesAnotherUser() {
        diary.sees(alias("u-6", "u-9", "10:00").interaction("identify"));

        assertThat(diary.merges()).isEmpty();
        assertThat(diary.links("u-9")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "no JSON",
                "{\"previousId\":null}",
                "{\"previousId\":{\"a\":1}}",
                "{\"previousId\":\"\"}",
                "{\"previousId\":\" NULL \"}",
                "{\"previousId\":\"[object Object]\"}",
                "{\"previousId\":0}",
                "{\"previousId\":\"u-9\"}"
            })
    void whatNamesNobodyElseLinksNobody(String properties) {
        diary.sees(alias("", "u-9", "10:00").properties(properties));

        assertThat(diary.merges()).isEmpty();
        assertThat(diary.links("u-9")).isEmpty();
    }

    @Test
    void nobodyBecomesAJunkUser() {
        diary.sees(alias("u-6", "undefined", "10:00"));

        assertThat(diary.merges()).isEmpty();
    }

    @Test
    void whoMayNotBeRecognisedBecomesNobody() {
        diary.sees(alias(CookielessId.of("0123456789abcdef0123456789abcdef"), "u-9", "10:00"));

        assertThat(diary.merges()).isEmpty();
    }

    @Test
    void aNumberIsAnIdToo() {
        diary.sees(alias("", "u-9", "10:00").properties("{\"previous_id\":42}"));

        assertThat(merges()).containsExactly("42: 42 into u-9 by u-9");
    }

    /** Else the second user of a device would get all that the first one did. */
    @Test
    void aVisitorWhoIsSomebodyAlreadyBecomesNobodyElseByItsOwnAlias() {
        diary.sees(anEvent().by("tab").at("10:00"))
                .sees(anEvent().by("tab").at("10:01").signedInAs("u-6"))
                .sees(alias("tab", "u-9", "10:02").by("tab"));

        assertThat(merges()).containsExactly("tab: tab into u-6 by tab");
        assertThat(diary.counted()).extracting(fact -> fact.key).containsExactly("tab", "u-6", "u-9");
    }

    @Test
    void everyLinkIsKeptTheLatestFirst() {
        diary.sees(anEvent().by("tab").at("10:00"))
                .sees(anEvent().id("e2").by("tab").at("10:01").signedInAs("u-6"))
                .sees(anEvent().id("e3").by("tab").at("10:02").signedInAs("u-6"))
                .sees(anEvent().id("e4").by("tab").at("10:03").signedInAs("u-7"))
                .sees(anEvent().id("e5").by("tab").at("10:04").signedInAs("undefined"))
                .sees(anEvent().id("e6").by("tab").at("10:05").signedInAs("u-6"))
                .sees(alias("u-1", "u-6", "10:06").id("e7").by("tab"));

        assertThat(links("tab"))
                .containsExactly(
                        "ALIASED u-1 into u-6 by e7, history moved",
                        "IDENTIFIED tab into u-6 by e6",
                        "IDENTIFIED tab into u-7 by e4",
                        "IDENTIFIED tab into u-6 by e2, history moved");
    }

    @Test
    void oneEventMayMakeTwoLinks() {
        diary.sees(anEvent().by("tab").at("10:00"))
                .sees(alias("u-1", "u-6", "10:06").id("e2").by("tab"));

        assertThat(links("tab")).hasSize(2);
        assertThat(merges()).containsExactly("tab: tab into u-6 by tab", "u-1: u-1 into u-6 by tab");
    }

    @Test
    void aVisitorThatIsAUserIsNoLink() {
        diary.sees(anEvent().by("u-6").at("10:00").signedInAs("u-6"));

        assertThat(diary.links("u-6")).isEmpty();
    }

    @Test
    void linksAreTheVisitorsOwn() {
        diary.sees(anEvent().by("tab").at("10:00").signedInAs("u-6"))
                .sees(anEvent().by("tab2").at("10:00").signedInAs("u-7"));

        assertThat(links("tab")).hasSize(1);
        assertThat(links("ta")).isEmpty();
    }

    /** As a server sends it: it knows no visitor. */
    private static EventBuilder alias(String previous, String user, String at) {
        return anEvent()
                .by(user)
                .signedInAs(user)
                .at(at)
                .interaction("alias")
                .properties("{\"previousId\":\"" + previous + "\"}");
    }

    private List<String> merges() {
        return diary.mergesByPerson().stream()
                .map(fact -> fact.key + ": " + fact.value.getFromPersonId() + " into " + fact.value.getIntoPersonId()
                        + " by " + fact.value.getVisitorId())
                .toList();
    }

    private List<String> links(String visitor) {
        return diary.links(visitor).stream()
                .map(link -> link.getKind() + " " + link.getFromId() + " into " + link.getIntoId() + " by "
                        + link.getEventId() + (link.getHistoryMoved() ? ", history moved" : ""))
                .toList();
    }
}

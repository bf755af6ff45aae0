package io.rivulet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicTest {

    @Test
    void aSaltIsDeletedAfter48HoursInAFileOfItsOwn() {
        assertThat(Topics.COOKIELESS_SALTS.toNewTopic((short) 3).configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "172800000")
                .containsEntry("segment.ms", "3600000");
    }

    @Test
    void otherFilesAreAsLongAsTheBrokerLikes() {
        assertThat(Topics.USER_EVENTS.toNewTopic((short) 1).configs()).doesNotContainKey("segment.ms");
    }
}

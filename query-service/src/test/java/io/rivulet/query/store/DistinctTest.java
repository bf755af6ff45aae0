package io.rivulet.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistinctTest {

    @Test
    void whoIsInSeveralSetsCountsOnce() {
        var distinct = new Distinct();
        assertThat(distinct.count()).isZero();
        distinct.add(set(1, 2, 3));
        distinct.add(set());
        distinct.add(set(3, 4));
        assertThat(distinct.count()).isEqualTo(4);
    }

    @Test
    void everyHashCountsAlsoZeroAndTheSignedOnes() {
        var distinct = new Distinct();
        distinct.add(set(0, -1, Long.MIN_VALUE, Long.MAX_VALUE));
        distinct.add(set(0, -1));
        assertThat(distinct.count()).isEqualTo(4);
    }

    @Test
    void manyAreCountedAsASetOfJavaCountsThem() {
        var chance = new Random(1);
        var distinct = new Distinct();
        Set<Long> expected = new HashSet<>();
        for (int day = 0; day < 50; day++) {
            long[] hashes = chance.longs(500, 0, 20_000)
                    .map(n -> n * 0x9E3779B97F4A7C15L)
                    .toArray();
            for (long hash : hashes) {
                expected.add(hash);
            }
            distinct.add(set(hashes));
        }
        assertThat(distinct.count()).isEqualTo(expected.size());
    }

    private static byte[] set(long... hashes) {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        for (long hash : hashes) {
            bytes.putLong(hash);
        }
        return bytes.array();
    }
}

package io.rivulet.query.store;

import java.nio.ByteBuffer;

/**
 * Counts who is in any of several stored sets, each once. The sets hold 64-bit hashes: among ten million, the chance that
 * two are taken for one is less than one in a hundred thousand, among a hundred thousand less than one in a billion.
 */
public final class Distinct {

    private static final int FIRST_CAPACITY = 64;

    private long[] slots = new long[FIRST_CAPACITY];
    private int taken;
    private boolean hasZero;

    /** Adds a set, eight bytes a hash. */
    public void add(byte[] hashes) {
        ByteBuffer buffer = ByteBuffer.wrap(hashes);
        reserve(taken + hashes.length / Long.BYTES);
        while (buffer.hasRemaining()) {
            add(buffer.getLong());
        }
    }

    public long count() {
        return hasZero ? taken + 1L : taken;
    }

    private void add(long hash) {
        if (hash == 0) {
            hasZero = true;
            return;
        }
        if (put(slots, hash)) {
            taken++;
        }
    }

    // Room for all of a set at once; they may all be there already, which costs room, but growing costs time.
    private void reserve(int hashes) {
        int needed = Math.max(FIRST_CAPACITY, Integer.highestOneBit(Math.max(1, hashes)) * 4);
        if (needed <= slots.length) {
            return;
        }
        long[] larger = new long[needed];
        for (long hash : slots) {
            if (hash != 0) {
                put(larger, hash);
            }
        }
        slots = larger;
    }

    // They are hashes already: their lowest bits are as good as any.
    private static boolean put(long[] slots, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = hash;
        return true;
    }
}

package io.rivulet.sessionizer.journey;

/** A path in which {@code *} stands for anything, also for nothing. Letters are compared as they are. */
public record PathPattern(String pattern) {

    private static final char ANYTHING = '*';

    /** Whether the whole path is like that. Backtracks to the last star only, so that no path is expensive. */
    public boolean matches(String path) {
        int at = 0;
        int place = 0;
        int star = -1;
        int starredTo = 0;
        while (at < path.length()) {
            if (place < pattern.length() && pattern.charAt(place) == ANYTHING) {
                star = place++;
                starredTo = at;
            } else if (place < pattern.length() && pattern.charAt(place) == path.charAt(at)) {
                place++;
                at++;
            } else if (star >= 0) {
                place = star + 1;
                at = ++starredTo;
            } else {
                return false;
            }
        }
        while (place < pattern.length() && pattern.charAt(place) == ANYTHING) {
            place++;
        }
        return place == pattern.length();
    }
}

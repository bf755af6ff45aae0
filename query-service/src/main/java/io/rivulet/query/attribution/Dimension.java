package io.rivulet.query.attribution;

/** By what of their source visits are told apart. */
enum Dimension {
    CHANNEL("channel", "channel"),
    SOURCE("source", "coalesce(source, channel)"),
    CAMPAIGN("campaign", "coalesce(campaign, '(none)')");

    private final String wireName;
    private final String expression;

    Dimension(String wireName, String expression) {
        this.wireName = wireName;
        this.expression = expression;
    }

    String wireName() {
        return wireName;
    }

    /** Over the columns of {@code sessions}. */
    String expression() {
        return expression;
    }
}

package io.rivulet.query.attribution;

/** By what of their source visits are told apart. */
enum Dimension {
    CHANNEL("channel", "channel", "channel"),
    SOURCE("source", "coalesce(source, channel)", "coalesce(nullif(source, ''), channel)"),
    CAMPAIGN("campaign", "coalesce(campaign, '(none)')", "campaign");

    private final String wireName;
    private final String expression;
    private final String costExpression;

    Dimension(String wireName, String expression, String costExpression) {
        this.wireName = wireName;
        this.expression = expression;
        this.costExpression = costExpression;
    }

    String wireName() {
        return wireName;
    }

    /** Over the columns of {@code sessions}. */
    String expression() {
        return expression;
    }

    /** Over the columns of {@code campaign_costs}, where what is not said is empty. */
    String costExpression() {
        return costExpression;
    }
}

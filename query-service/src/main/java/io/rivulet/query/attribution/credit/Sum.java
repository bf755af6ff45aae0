package io.rivulet.query.attribution.credit;

/**
 * A sum of many small parts that loses none of them: Kahan's summation as Neumaier improved it ("Rundungsfehleranalyse
 * einiger Verfahren zur Summation endlicher Summen", ZAMM 54, 1974).
 */
final class Sum {

    private double sum;
    private double lost;

    void add(double part) {
        double next = sum + part;
        lost += Math.abs(sum) >= Math.abs(part) ? sum - next + part : part - next + sum;
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}

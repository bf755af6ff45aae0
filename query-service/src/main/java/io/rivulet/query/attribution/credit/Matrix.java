package io.rivulet.query.attribution.credit;

/** Linear algebra as far as a chain needs it. */
final class Matrix {

    private Matrix() {}

    /**
     * The inverse of a square matrix that has one, by Gauss and Jordan with the largest pivot of the column.
     *
     * @param matrix is used up
     */
    static double[][] inverse(double[][] matrix) {
        int size = matrix.length;
        double[][] inverse = new double[size][size];
        for (int i = 0; i < size; i++) {
            inverse[i][i] = 1;
        }
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) {
                    pivot = row;
                }
            }
            swap(matrix, pivot, column);
            swap(inverse, pivot, column);
            scale(matrix[column], inverse[column], 1 / matrix[column][column]);
            for (int row = 0; row < size; row++) {
                double factor = matrix[row][column];
                if (row != column && factor != 0) {
                    for (int i = 0; i < size; i++) {
                        matrix[row][i] -= factor * matrix[column][i];
                        inverse[row][i] -= factor * inverse[column][i];
                    }
                }
            }
        }
        return inverse;
    }

    private static void scale(double[] row, double[] other, double factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= factor;
            other[i] *= factor;
        }
    }

    private static void swap(double[][] rows, int one, int other) {
        double[] kept = rows[one];
        rows[one] = rows[other];
        rows[other] = kept;
    }
}

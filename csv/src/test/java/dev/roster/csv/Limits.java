package dev.roster.csv;

import dev.roster.table.SourceLimits;

/** The default limits but for one. */
final class Limits {

    private static final SourceLimits D = SourceLimits.defaults();

    private Limits() {}

    static SourceLimits bytes(long limit) {
        return new SourceLimits(limit, D.rows(), D.columns(), D.cellLength(), D.rowLength());
    }

    static SourceLimits rows(long limit) {
        return D.withRows(limit);
    }

    static SourceLimits columns(int limit) {
        return new SourceLimits(D.bytes(), D.rows(), limit, D.cellLength(), D.rowLength());
    }

    static SourceLimits cellLength(int limit) {
        return new SourceLimits(D.bytes(), D.rows(), D.columns(), limit, D.rowLength());
    }

    static SourceLimits rowLength(int limit) {
        return new SourceLimits(D.bytes(), D.rows(), D.columns(), D.cellLength(), limit);
    }
}

package dev.roster.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments as microseconds since 1970-01-01T00:00Z: exact, zoneless and ordered in every database. */
final class Moments {

    private static final long MICROS_OF_A_SECOND = 1_000_000;
    private static final int NANOS_OF_A_MICRO = 1_000;

    private Moments() {}

    static @Nullable Long microsOrNull(@Nullable Instant moment) {
        return moment == null ? null : micros(moment);
    }

    /** Not by the difference to 1970, which the JDK counts in nanoseconds and so for 292 years only. */
    static long micros(Instant moment) {
        return Math.addExact(
                Math.multiplyExact(moment.getEpochSecond(), MICROS_OF_A_SECOND), moment.getNano() / NANOS_OF_A_MICRO);
    }

    static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Long micros = number(row, column);
        return micros == null ? null : moment(micros);
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}

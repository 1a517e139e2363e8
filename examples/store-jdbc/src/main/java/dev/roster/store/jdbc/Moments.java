package dev.roster.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments as microseconds since 1970-01-01T00:00Z: exact, zoneless and ordered in every database. */
final class Moments {

    private Moments() {}

    static @Nullable Long microsOrNull(@Nullable Instant moment) {
        return moment == null ? null : micros(moment);
    }

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment.truncatedTo(ChronoUnit.MICROS));
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

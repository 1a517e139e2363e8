package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether every field keeps the longest, the earliest and the largest that it takes: rules US-11, US-12 and US-04. */
public interface FieldLimitContract extends StoresFactory {

    /** Every field at its limits. */
    @Test
    @DisplayName("US-11: every field keeps the longest text, the smallest and the largest number and both answers")
    default void keepsEveryFieldAtItsLimits() {
        assertKept(newStores(), false);
    }

    /** Every moment and day at its limits. */
    @Test
    @DisplayName("US-12: every field of moments and days keeps the earliest, the latest and the last microsecond")
    default void keepsEveryMomentAndDay() {
        assertKept(newStores(), true);
    }

    private static void assertKept(Stores given, boolean ofTime) {
        try (Stores stores = given) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            for (int number = 0; number < 4; number++) {
                UserBuilder user = Samples.user("u" + number).toBuilder();
                for (Field<?> field : Fields.with(SampleUsers.ATTRIBUTES).all()) {
                    if (ofTime == isOfTime(field)) {
                        put(field, limits(field).get(number), user);
                    }
                }
                User limited = user.build();
                Samples.load(stores, List.of(limited));
                Samples.assertStored(stores, limited);
            }
        }
    }

    private static boolean isOfTime(Field<?> field) {
        return switch (field.type()) {
            case DATE, INSTANT -> true;
            case TEXT, NUMBER, YES_NO, USER_REFERENCE, KEYS -> false;
        };
    }

    private static <T> void put(Field<T> field, String text, UserBuilder user) {
        if (!field.isUnique() && field.parse(text).isValid()) {
            field.set(user, field.parse(text).value());
        }
    }

    private static List<String> limits(Field<?> field) {
        int most = field.maxLength();
        return switch (field.type()) {
            case TEXT ->
                List.of(
                        "x".repeat(most),
                        "\u20ac".repeat(most),
                        "\ud83d\ude00".repeat(most / 2),
                        "\u00e9".repeat(most - 1) + "e");
            case NUMBER -> List.of("0", "999999999999999999", "2147483648", "4294967296");
            case DATE -> List.of("1000-01-01", "9999-12-31", "1582-10-10", "1969-12-31");
            case INSTANT ->
                List.of(
                        "1000-01-01T00:00:00.000001Z",
                        "9999-12-31T23:59:59.999999Z",
                        "1969-12-31T23:59:59.999999Z",
                        "2026-03-29T02:30:00.000999Z");
            case YES_NO -> List.of("false", "true", "false", "true");
            case USER_REFERENCE -> List.of("m".repeat(64), "M", "~", "!");
            case KEYS -> List.of("k".repeat(64), "\u4e2d".repeat(64), "a b", "1");
        };
    }

    /** Versions. */
    @Test
    @DisplayName("US-04: versions of billions are kept, compared to the last digit and counted up")
    default void countsLargeVersions() {
        try (Stores stores = newStores()) {
            long large = (1L << 53) + 1;
            User ada = Samples.user("ada", user -> user.version(large));
            Samples.load(stores, List.of(ada));
            Samples.assertStored(stores, ada);
            User next = ada.with(user -> user.version(large + 1).department("Engines"));
            for (long other : new long[] {large - 1, large + 1, (int) large}) {
                assertThat(Samples.commit(stores, Samples.update(next, other, Field.DEPARTMENT)))
                        .as("version %s", other)
                        .isEqualTo(UnitOutcome.STALE);
            }
            assertThat(Samples.commit(stores, Samples.update(next, large, Field.DEPARTMENT)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            Samples.assertStored(stores, next);
            assertThat(Samples.commit(stores, new Write.DeleteUser(new UserId("ada"), large)))
                    .isEqualTo(UnitOutcome.STALE);
            assertThat(Samples.commit(stores, new Write.DeleteUser(new UserId("ada"), large + 1)))
                    .isEqualTo(UnitOutcome.WRITTEN);
        }
    }
}

package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whether every field keeps the longest, the earliest and the largest that it takes, and units and filters may be as large as
 * they are: rules US-04, US-08, US-11, US-12 and US-14.
 */
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

    /** Nothing and an empty text. */
    @Test
    @DisplayName("US-11: an empty text is a value that is kept and found, and not the same as none")
    default void keepsEmptyTexts() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            List<Field<?>> texts = List.of(
                    Field.EXTERNAL_ID,
                    Field.DISPLAY_NAME,
                    Field.FIRST_NAME,
                    Field.LAST_NAME,
                    Field.AVATAR_URL,
                    Field.DEPARTMENT,
                    Field.COMPANY,
                    Field.LOCATION,
                    Field.JOB_TITLE,
                    Field.POSITION,
                    Field.USER_TYPE,
                    Field.STATUS_REASON,
                    SampleUsers.ATTRIBUTES.get(0).field());
            UserBuilder builder = Samples.user("ada").toBuilder();
            texts.forEach(field -> put(field, "", builder));
            User ada = builder.build();
            Samples.load(stores, List.of(ada, Samples.user("bob")));
            Samples.assertStored(stores, ada);
            Samples.assertStored(stores, Samples.user("bob"));
            for (Field<?> field : texts) {
                Filter present = new Filter.Comparison(field, Operator.PRESENT, "");
                assertThat(stores.users().count(present, 9)).as("%s", field).isEqualTo(present.matches(ada) ? 1 : 0);
                Filter none = new Filter.Not(present);
                assertThat(stores.users().count(none, 9)).as("%s", field).isEqualTo(none.matches(ada) ? 2 : 1);
            }
        }
    }

    /** Keys of attributes are not folded. */
    @Test
    @DisplayName("US-11: attributes whose keys differ by case or one sign have values of their own")
    default void keepsAttributesApart() {
        try (Stores stores = newStores()) {
            List<CustomAttribute> attributes = Stream.of("zone", "Zone", "zone_1", "zone-1", "zone.1", "z".repeat(64))
                    .map(key -> CustomAttribute.builder(key, AttributeType.TEXT).build())
                    .toList();
            Samples.given(stores, attributes);
            UserBuilder builder = Samples.user("ada").toBuilder();
            attributes.forEach(one -> builder.attribute(one.key(), new AttributeValue.Text("value of " + one.key())));
            User ada = builder.build();
            Samples.load(stores, List.of(ada));
            Samples.assertStored(stores, ada);
            User expected = ada;
            for (CustomAttribute one : attributes) {
                Filter filter =
                        Filter.of(one.field(), Operator.EQUAL, new AttributeValue.Text("value of " + one.key()));
                assertThat(stores.users().count(filter, 9)).as("%s", filter).isEqualTo(1);
                User without = expected.with(user -> user.attribute(one.key(), null));
                assertThat(Samples.commit(stores, Samples.update(without, expected.version(), one.field())))
                        .isEqualTo(UnitOutcome.WRITTEN);
                assertThat(stores.users().count(filter, 9)).as("%s", filter).isZero();
                long next = expected.version() + 1;
                expected = without.with(user -> user.version(next));
                Samples.assertStored(stores, expected);
            }
        }
    }

    /** Filters of many parts. */
    @Test
    @DisplayName("US-14: filters of a thousand parts and a hundred levels are answered")
    default void answersLargeFilters() {
        try (Stores stores = newStores()) {
            Samples.load(
                    stores,
                    List.of(
                            Samples.user("ada", user -> user.department("d999")),
                            Samples.user("bob", user -> user.department("d1000")),
                            Samples.user("eve")));
            List<Filter> parts = IntStream.range(0, 1_000)
                    .<Filter>mapToObj(number -> Filter.of(Field.DEPARTMENT, Operator.EQUAL, "d" + number))
                    .toList();
            assertThat(stores.users().count(new Filter.Any(parts), 9)).isEqualTo(1);
            List<Filter> opposites = parts.stream().<Filter>map(Filter.Not::new).toList();
            assertThat(stores.users().count(new Filter.All(opposites), 9)).isEqualTo(2);
            Filter deep = parts.get(999);
            for (int level = 0; level < 100; level++) {
                deep = level % 2 == 0 ? new Filter.Not(deep) : new Filter.Any(List.of(deep, parts.get(level)));
            }
            for (Filter filter : List.of(deep, new Filter.Not(deep))) {
                long expected = Stream.of("ada", "bob", "eve")
                        .map(id -> Samples.stored(stores, id).orElseThrow())
                        .filter(filter::matches)
                        .count();
                assertThat(stores.users().count(filter, 9)).isEqualTo(expected);
            }
        }
    }

    /** Units of many writes. */
    @Test
    @DisplayName("US-08: a unit of a thousand users is written whole, and they can pass their keys on in a circle")
    default void writesLargeUnits() {
        try (Stores stores = newStores()) {
            int size = 1_200;
            Write[] inserts = IntStream.range(0, size)
                    .mapToObj(number -> Samples.insert(member(number, number, 1)))
                    .toArray(Write[]::new);
            assertThat(Samples.commit(stores, inserts)).isEqualTo(UnitOutcome.WRITTEN);
            Write[] circle = IntStream.range(0, size)
                    .mapToObj(number -> Samples.update(member(number, (number + 1) % size, 2), 1, Field.EMPLOYEE_ID))
                    .toArray(Write[]::new);
            assertThat(Samples.commit(stores, circle)).isEqualTo(UnitOutcome.WRITTEN);
            List<User> found = stores.users()
                    .findAll(IntStream.range(0, size)
                            .mapToObj(number -> new UserId("u" + number))
                            .toList());
            assertThat(found).hasSize(size);
            assertThat(found).allSatisfy(user -> {
                int number = Integer.parseInt(user.id().value().substring(1));
                Difference.assertSame(user, member(number, (number + 1) % size, 2));
            });
        }
    }

    private static User member(int number, int badge, int version) {
        return Samples.user("u" + number, user -> user.version(version).employeeId(new EmployeeId("E-" + badge)));
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
            case KEYS -> List.of("k".repeat(64), "\u4e2d".repeat(64), many(field), "1");
        };
    }

    /** Hundreds of keys or grants. */
    private static String many(Field<?> field) {
        String prefix = field.equals(Field.GRANTS) ? "lead@team:t" : "key ";
        return IntStream.range(0, 300).mapToObj(number -> prefix + number).collect(Collectors.joining("|"));
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

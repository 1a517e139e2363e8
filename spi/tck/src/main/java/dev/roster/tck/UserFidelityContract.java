package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeValue;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.UserQuery;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether what comes out is what went in: rules US-04 and US-11 to US-13. */
public interface UserFidelityContract extends StoresFactory {

    /** Made-up users come out as they went in. */
    @Test
    @DisplayName("US-11: users of every shape come out as they went in (seed 11)")
    default void keepsEveryField() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            List<User> users = new SampleUsers(11).users(200);
            Samples.load(stores, users);
            users.forEach(user -> Samples.assertStored(stores, user));
        }
    }

    /** Every field can be written and cleared by an update. */
    @Test
    @DisplayName("US-04: every field but the id can be written and cleared by an update (seed 12)")
    default void updatesEveryField() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            User before = Samples.user("u1");
            Samples.load(stores, List.of(before));
            long version = 1;
            for (User donor : new SampleUsers(12).users(8)) {
                User after = donor.with(user -> user.version(1));
                for (Field<?> field : Fields.with(SampleUsers.ATTRIBUTES).all()) {
                    if (!field.equals(Field.ID)) {
                        assertThat(Samples.commit(stores, Samples.update(withId(after, before), version, field)))
                                .as("%s", field)
                                .isEqualTo(UnitOutcome.WRITTEN);
                        version++;
                    }
                }
                long expected = version;
                Samples.assertStored(stores, withId(after, before).with(user -> user.version(expected)));
            }
        }
    }

    /** Large texts survive. */
    @Test
    @DisplayName("US-11: keeps a text attribute of 65,536 characters, also beyond the BMP")
    default void keepsLargeTexts() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            AttributeKey note = new AttributeKey("note");
            List<User> users = List.of(
                    Samples.user("u1", user -> user.attribute(note, new AttributeValue.Text("x".repeat(65_536)))),
                    Samples.user(
                            "u2", user -> user.attribute(note, new AttributeValue.Text("\ud83d\ude00".repeat(32_768)))),
                    Samples.user(
                            "u3",
                            user -> user.attribute(note, new AttributeValue.Text("\u20ac\n\t'\"\\".repeat(10_000)))));
            Samples.load(stores, users);
            users.forEach(user -> Samples.assertStored(stores, user));
        }
    }

    /** Letters of every plane survive. */
    @Test
    @DisplayName("US-11: keeps astral characters, combining marks, quotes, percent signs and line breaks as they are")
    default void keepsUnusualText() {
        try (Stores stores = newStores()) {
            String unusual =
                    "\ud835\udc9c\ud83d\ude00 e\u0301 \u00e9 \u0130\u0131\u212a\ufb01 '\"%_\\\r\n\t\ufffd\ue000\ud834\udd1e";
            User user =
                    Samples.user("u1", builder -> builder.displayName(unusual).department(unusual));
            Samples.load(stores, List.of(user));
            Samples.assertStored(stores, user);
        }
    }

    /** Moments and days survive exactly. */
    @Test
    @DisplayName("US-12: keeps moments to the microsecond and days of any year from 1000 to 9999")
    default void keepsMomentsAndDays() {
        try (Stores stores = newStores()) {
            List<User> users = List.of(
                    Samples.user(
                            "u1",
                            user -> user.createdAt(Instant.parse("2026-03-29T01:30:00.123456Z"))
                                    .hireDate(LocalDate.of(1000, 1, 1))),
                    Samples.user(
                            "u2",
                            user -> user.createdAt(Instant.parse("1969-12-31T23:59:59.999999Z"))
                                    .hireDate(LocalDate.of(9999, 12, 31))),
                    Samples.user(
                            "u3",
                            user -> user.deactivatedAt(Instant.parse("2026-10-25T01:30:00.000001Z"))
                                    .hireDate(LocalDate.of(1582, 10, 10))),
                    Samples.user(
                            "u4",
                            user -> user.lastLoginAt(Instant.parse("2024-02-29T00:00:00Z"))
                                    .hireDate(LocalDate.of(1893, 4, 1))
                                    .status(UserStatus.INVITED)
                                    .waitingSince(Instant.parse("2024-02-29T00:00:00.000001Z"))));
            Samples.load(stores, users);
            users.forEach(user -> Samples.assertStored(stores, user));
        }
    }

    /** What no database may be asked to hold. */
    @Test
    @DisplayName("US-13: text with NUL or half a character is refused by users, keys, filters and searches alike")
    default void refusesTextThatCannotBeStored() {
        try (Stores stores = newStores()) {
            AttributeKey note = new AttributeKey("note");
            for (String text : List.of("a\0b", "\0", "a\ud83d", "\ude00b")) {
                List<ThrowingCallable> attempts = List.of(
                        () -> Samples.user("u1", user -> user.displayName(text)),
                        () -> Samples.user("u1", user -> user.department(text)),
                        () -> Samples.user("u1", user -> user.attribute(note, new AttributeValue.Text(text))),
                        () -> new UserName(text),
                        () -> new EmployeeId(text));
                attempts.forEach(attempt -> assertThatThrownBy(attempt).isInstanceOf(IllegalArgumentException.class));
            }
            List<ThrowingCallable> questions = List.of(
                    () -> stores.users().correlate(List.of(new CorrelationKey(Field.PRIMARY_EMAIL, "a\0@b.example"))),
                    () -> stores.users().query(UserQuery.first(1).searching("a\0b")),
                    () -> stores.users().scan(new Filter.Comparison(Field.DISPLAY_NAME, Operator.CONTAINS, "a\0b")));
            questions.forEach(question -> assertThatThrownBy(question).isInstanceOf(IllegalArgumentException.class));
        }
    }

    /** Numbers survive exactly. */
    @Test
    @DisplayName("US-11: keeps numbers of 60 digits and 28 decimal places exactly")
    default void keepsExactNumbers() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            List<String> numbers = List.of(
                    "0", "-0.5", "9007199254740993", "123456789".repeat(6) + ".000001", "-0." + "0".repeat(27) + "1");
            for (int i = 0; i < numbers.size(); i++) {
                AttributeValue value = new AttributeValue.Decimal(new BigDecimal(numbers.get(i)));
                User user = Samples.user(
                        "u" + i,
                        builder -> builder.attribute(new AttributeKey("cost"), value)
                                .skillCount(999_999_999_999_999_999L));
                Samples.load(stores, List.of(user));
                Samples.assertStored(stores, user);
            }
        }
    }

    /** What the donor has, under the id of the target. */
    private static User withId(User donor, User target) {
        return new User(
                target.id(),
                donor.version(),
                donor.name(),
                donor.contact(),
                donor.employment(),
                donor.access(),
                donor.lifecycle(),
                donor.attributes());
    }
}

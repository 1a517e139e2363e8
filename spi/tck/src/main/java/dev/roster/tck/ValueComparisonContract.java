package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeValue;
import dev.roster.model.DomainKey;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.Place;
import dev.roster.model.RoleKey;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Sort;
import dev.roster.query.ValueQuery;
import dev.roster.spi.Stores;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How values that are no texts are compared: rules US-14 and UQ-02, against the opinion of the {@link Oracle}. */
public interface ValueComparisonContract extends StoresFactory {

    /** Numbers. */
    @Test
    @DisplayName(
            "US-14: numbers are compared, sorted and counted to their last digit, with signs, and not as texts or in binary")
    default void comparesNumbersExactly() {
        List<String> numbers = List.of(
                "-10.5",
                "-9",
                "-0.0000000000000000000000000001",
                "0",
                "0.0000000000000000000000000001",
                "0.1",
                "0.1000000000000000000000000001",
                "9",
                "10",
                "10.50",
                "9007199254740992",
                "9007199254740993",
                "1234567890123456789012345678901",
                "1234567890123456789012345678901.00000000000000000001",
                "1234567890123456789012345678902");
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            Field<AttributeValue> cost = SampleUsers.ATTRIBUTES.get(1).field();
            List<User> users = new ArrayList<>();
            for (int i = 0; i < numbers.size(); i++) {
                AttributeValue value = new AttributeValue.Decimal(new BigDecimal(numbers.get(i)));
                long skills = 999_999_999_999_999_990L + i % 5;
                users.add(Samples.user(
                        "u" + (99 - i),
                        user -> user.attribute(new AttributeKey("cost"), value)
                                .skillCount(skills)
                                .roleLevel(skills - 7)));
            }
            users.add(Samples.user("none"));
            Samples.load(stores, users);
            Questions questions = new Questions(stores, users);
            for (Operator operator : Operator.values()) {
                numbers.forEach(number -> questions.ask(cost, operator, number));
                for (long skills = 999_999_999_999_999_988L; skills < 999_999_999_999_999_996L; skills++) {
                    questions.ask(Field.SKILL_COUNT, operator, Long.toString(skills));
                    questions.ask(Field.ROLE_LEVEL, operator, Long.toString(skills - 7));
                }
            }
            questions.ask(new Filter.In(cost, Set.of("10.5", "9007199254740993", "0.10")));
            questions.sort(Sort.ascending(cost), Sort.descending(cost));
            questions.values(ValueQuery.of(cost), ValueQuery.of(Field.SKILL_COUNT));
        }
    }

    /** Moments and days. */
    @Test
    @DisplayName("US-14: moments are compared to the microsecond and days as days, by every operator")
    default void comparesMomentsExactly() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            List<User> users = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Instant moment = Samples.NOON.plusNanos(1_000L * (i / 2)).plusSeconds(i % 2 == 0 ? 0 : -60);
                java.time.LocalDate day = java.time.LocalDate.of(i < 4 ? 999 + 1 + i : 9996 + i - 4, 12, 31);
                users.add(Samples.user(
                        "u" + i,
                        user -> user.createdAt(moment)
                                .lastLoginAt(moment)
                                .lastActivityAt(moment)
                                .deactivatedAt(moment)
                                .waitingSince(moment)
                                .hireDate(day)
                                .attribute(new AttributeKey("badgeSince"), new AttributeValue.Date(day))));
            }
            users.add(Samples.user("none", user -> user.createdAt(null)));
            Samples.load(stores, users);
            Questions questions = new Questions(stores, users);
            for (Field<?> field : List.of(
                    Field.CREATED_AT,
                    Field.LAST_LOGIN_AT,
                    Field.LAST_ACTIVITY_AT,
                    Field.DEACTIVATED_AT,
                    Field.WAITING_SINCE,
                    Field.HIRE_DATE,
                    SampleUsers.ATTRIBUTES.get(2).field())) {
                for (Operator operator : Operator.values()) {
                    users.subList(0, 8).forEach(user -> questions.askOfValueOf(field, operator, user));
                }
                questions.sort(Sort.ascending(field), Sort.descending(field));
            }
        }
    }

    /** Grants. */
    @Test
    @DisplayName("US-14: grants are compared by role and place, whatever their time and reason, and are no roles")
    default void comparesGrants() {
        RoleKey lead = new RoleKey("lead");
        List<Grant> grants = List.of(
                Grant.of(lead, Place.of(new TeamKey("a"))),
                Grant.of(lead, Place.of(new GroupKey("a"))),
                Grant.of(lead, Place.of(new TeamKey("b"))).until(Samples.NOON).why("for now"),
                Grant.of(new RoleKey("lead@team"), Place.of(new DomainKey("a"))),
                Grant.of(new RoleKey("leader"), Place.of(new TeamKey("a"))).by(new UserId("boss")));
        try (Stores stores = newStores()) {
            List<User> users = new ArrayList<>();
            for (int i = 0; i < grants.size(); i++) {
                Grant grant = grants.get(i);
                users.add(Samples.user("u" + i, user -> user.grants(List.of(grant))));
            }
            users.add(Samples.user("role", user -> user.roles(List.of(lead))));
            users.add(Samples.user("all", user -> user.grants(grants)));
            Samples.load(stores, users);
            Questions questions = new Questions(stores, users);
            for (Grant grant : grants) {
                for (Operator operator : Operator.values()) {
                    questions.ask(Field.GRANTS, operator, grant.text());
                    questions.ask(Field.GRANTS, operator, grant.toString());
                }
                questions.ask(new Filter.In(Field.GRANTS, Set.of(grant.text())));
            }
            questions.ask(Field.ROLES, Operator.EQUAL, "lead");
            questions.ask(Field.GRANTS, Operator.STARTS_WITH, "lead@");
            questions.values(ValueQuery.of(Field.GRANTS), ValueQuery.of(Field.ROLES));
        }
    }

    /** Many values of every type. */
    @Test
    @DisplayName(
            "UQ-02: 10,000 values of any type are as good as one: numbers, moments, addresses, notes, days, grants")
    default void comparesWithManyValuesOfAnyType() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            User full = SampleUsers.full("ada");
            Samples.load(stores, List.of(full, Samples.user("bob", user -> user.createdAt(null))));
            for (Field<?> field : QueryDice.FIELDS) {
                if (field.type() != FieldType.YES_NO
                        && !field.equals(Field.STATUS)
                        && !field.equals(Field.TASK_NOTIFICATION)) {
                    Set<String> values = new LinkedHashSet<>(Questions.others(field));
                    assertThat(stores.users().count(new Filter.In(field, values), 9))
                            .as("%s", field)
                            .isZero();
                    values.remove(values.iterator().next());
                    values.addAll(Questions.texts(field, full).subList(0, 1));
                    Filter many = new Filter.In(field, values);
                    assertThat(Samples.ids(Samples.scanned(stores, many)))
                            .as("%s", field)
                            .contains("ada");
                    assertThat(stores.users().count(new Filter.Not(many), 9))
                            .as("%s", field)
                            .isEqualTo(1);
                }
            }
        }
    }
}

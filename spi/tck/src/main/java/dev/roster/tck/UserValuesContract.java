package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.GroupKey;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.Stores;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The different values of a field: rule UQ-04. */
public interface UserValuesContract extends StoresFactory {

    /** Spellings are one value, and elements of lists count alone. */
    @Test
    @DisplayName("UQ-04: values come with the number of their users, by value or by count, spellings as one")
    default void countsValues() {
        try (Stores stores = newStores()) {
            Samples.load(
                    stores,
                    List.of(
                            Samples.user("a", user -> user.department("Sales").groups(groups("Staff", "Sales"))),
                            Samples.user("b", user -> user.department("Sales").groups(groups("Staff"))),
                            Samples.user("c", user -> user.department("Support")),
                            Samples.user("d", user -> user.department("Audit_1")),
                            Samples.user("e", user -> user.department("AuditX1")),
                            Samples.user("f")));
            ValueQuery departments = ValueQuery.of(Field.DEPARTMENT);
            assertThat(stores.users().values(departments))
                    .containsExactly(
                            new ValueCount("Audit_1", 1),
                            new ValueCount("AuditX1", 1),
                            new ValueCount("Sales", 2),
                            new ValueCount("Support", 1));
            assertThat(stores.users()
                            .values(departments
                                    .sorted(ValueQuery.Order.BY_COUNT)
                                    .limit(2)))
                    .containsExactly(new ValueCount("Sales", 2), new ValueCount("Audit_1", 1));
            assertThat(stores.users().values(departments.startingWith("s")))
                    .containsExactly(new ValueCount("Sales", 2), new ValueCount("Support", 1));
            assertThat(stores.users().values(departments.startingWith("AUDIT_")))
                    .containsExactly(new ValueCount("Audit_1", 1));
            Filter staff = Filter.of(Field.GROUPS, Operator.EQUAL, groupSet("Staff"));
            assertThat(stores.users().values(departments.where(staff))).containsExactly(new ValueCount("Sales", 2));
            assertThat(stores.users().values(ValueQuery.of(Field.GROUPS).where(staff)))
                    .containsExactly(new ValueCount("sales", 1), new ValueCount("staff", 2));
            assertThat(stores.users().values(departments.where(Filter.nobody())))
                    .isEmpty();
        }
    }

    /** Every field. */
    @Test
    @DisplayName("UQ-04: every field has its values, with prefixes, filters and limits (seed 37)")
    default void answersForEveryField() {
        try (Stores stores = newStores()) {
            Interview interview = new Interview(stores, 37);
            for (Field<?> field : QueryDice.FIELDS) {
                for (ValueQuery.Order order : ValueQuery.Order.values()) {
                    ValueQuery query = ValueQuery.of(field).sorted(order);
                    interview.values(query.limit(1_000));
                    interview.values(query.limit(3));
                    interview.values(query.where(interview.dice().query().filter()));
                    if (field.type() == FieldType.TEXT || field.type() == FieldType.KEYS) {
                        interview.values(query.startingWith(interview.dice().beginningOf(field)));
                    }
                }
            }
        }
    }

    private static List<GroupKey> groups(String... names) {
        return List.of(names).stream().map(GroupKey::new).toList();
    }

    private static java.util.Set<GroupKey> groupSet(String name) {
        return java.util.Set.of(new GroupKey(name));
    }
}

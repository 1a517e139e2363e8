package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of values when an attribute is defined anew with another type: rule US-17. */
public interface RedefinedAttributeContract extends StoresFactory {

    /** The key of the attribute that changes its type. */
    AttributeKey BADGE = new AttributeKey("badge");

    /** Values of the type before. */
    @Test
    @DisplayName(
            "US-17: a value of another type than its attribute has now is no value: not found, counted, sorted or matched")
    default void seesValuesOfTheTypeAlone() {
        CustomAttribute text = attribute(AttributeType.TEXT);
        CustomAttribute number = attribute(AttributeType.NUMBER);
        Field<AttributeValue> field = number.field();
        try (Stores stores = newStores()) {
            StoresFactory.given(stores, text);
            User old = Samples.user("old", user -> user.attribute(BADGE, new AttributeValue.Text("7")));
            Samples.load(stores, List.of(old, Samples.user("none")));
            CorrelationKey seven = CorrelationKey.of(field, new AttributeValue.Decimal(BigDecimal.valueOf(7)));
            assertThat(stores.users()
                            .correlate(List.of(new CorrelationKey(text.field(), "7")))
                            .get(0))
                    .containsExactly(old);
            assertThat(Samples.commit(stores, new Write.ChangeEntry(text, null)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(Samples.commit(stores, new Write.ChangeEntry(null, number)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            User mine = Samples.user(
                    "new", user -> user.attribute(BADGE, new AttributeValue.Decimal(BigDecimal.valueOf(7))));
            Samples.load(stores, List.of(mine));
            Filter is7 = new Filter.Comparison(field, Operator.EQUAL, "7");
            for (Filter filter : List.of(
                    is7,
                    new Filter.Comparison(field, Operator.PRESENT, ""),
                    new Filter.Comparison(field, Operator.GREATER, "1"),
                    new Filter.In(field, java.util.Set.of("7")),
                    new Filter.Not(new Filter.Comparison(field, Operator.NOT_EQUAL, "7")))) {
                assertThat(Samples.ids(Samples.scanned(stores, filter)))
                        .as("%s", filter)
                        .containsExactly("new");
                assertThat(stores.users().count(new Filter.Not(filter), 9)).isEqualTo(2);
            }
            assertThat(Samples.ids(Samples.pages(stores, UserQuery.first(2).sortedBy(Sort.descending(field)))))
                    .containsExactly("new", "none", "old");
            assertThat(stores.users().values(ValueQuery.of(field))).containsExactly(new ValueCount("7", 1));
            assertThat(stores.users().correlate(List.of(seven))).containsExactly(List.of(mine));
        }
    }

    /** Every pair of types. */
    @Test
    @DisplayName(
            "US-17: whatever the two types are, a value of the one is none of the other, and is there again when its type is")
    default void seesNoOtherType() {
        User full = SampleUsers.full("ada");
        for (CustomAttribute before : SampleUsers.ATTRIBUTES) {
            AttributeValue value =
                    java.util.Objects.requireNonNull(full.attributes().get(before.key()));
            try (Stores stores = newStores()) {
                User ada = Samples.user("ada", user -> user.attribute(BADGE, value));
                Samples.load(stores, List.of(ada));
                for (AttributeType type : AttributeType.values()) {
                    Field<AttributeValue> field = attribute(type).field();
                    long expected = type == value.type() ? 1 : 0;
                    Filter present = new Filter.Comparison(field, Operator.PRESENT, "");
                    assertThat(stores.users().count(present, 9))
                            .as("%s as %s", value.type(), type)
                            .isEqualTo(expected);
                    assertThat(stores.users().values(ValueQuery.of(field)).isEmpty())
                            .isEqualTo(expected == 0);
                    if (!field.isList()) {
                        assertThat(stores.users()
                                        .query(UserQuery.first(9).sortedBy(Sort.ascending(field)))
                                        .users())
                                .containsExactly(ada);
                    }
                }
                Samples.assertStored(stores, ada);
            }
        }
    }

    /** Writing. */
    @Test
    @DisplayName(
            "US-17: a value of the new type replaces that of the old one, and one that is cleared is gone in every type")
    default void replacesValuesOfOtherTypes() {
        CustomAttribute number = attribute(AttributeType.NUMBER);
        try (Stores stores = newStores()) {
            for (AttributeValue old :
                    List.of(new AttributeValue.Text("x"), new AttributeValue.TextList(List.of("x", "y")))) {
                User ada = Samples.user("ada", user -> user.attribute(BADGE, old));
                Samples.load(stores, List.of(ada));
                User changed =
                        ada.with(user -> user.version(2).attribute(BADGE, new AttributeValue.Decimal(BigDecimal.TEN)));
                assertThat(Samples.commit(stores, Samples.update(changed, 1, number.field())))
                        .isEqualTo(UnitOutcome.WRITTEN);
                Samples.assertStored(stores, changed);
                User cleared = changed.with(user -> user.version(3).attribute(BADGE, null));
                Samples.commit(
                        stores, Samples.update(cleared, 2, attribute(old.type()).field()));
                Samples.assertStored(stores, cleared);
                Samples.commit(stores, Samples.delete(cleared));
            }
        }
    }

    private static CustomAttribute attribute(AttributeType type) {
        return CustomAttribute.builder(BADGE.value(), type).build();
    }
}

package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.User;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.FieldChange;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.spi.Write;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** An attribute that was removed and defined anew with another type: what users had is no value of it. */
class RedefinedAttributeTest {

    private static final AttributeKey BADGE = new AttributeKey("badge");
    private static final CustomAttribute TEXT =
            CustomAttribute.builder("badge", AttributeType.TEXT).build();
    private static final CustomAttribute NUMBER =
            CustomAttribute.builder("badge", AttributeType.NUMBER).build();

    private final User ada =
            Desk.user("ada", "learner").with(user -> user.attribute(BADGE, new AttributeValue.Text("red")));
    private final User bob = Desk.user("bob", "learner");
    private final Desk desk = Desk.of(ada, bob);

    RedefinedAttributeTest() {
        desk.write(new Write.ChangeEntry(null, TEXT));
        desk.write(new Write.ChangeEntry(TEXT, null));
        desk.write(new Write.ChangeEntry(null, NUMBER));
    }

    @Test
    void aPreviewShowsNoValueAndIsAppliedAsShown() {
        assertThat(desk.changes("userName,badge", "ada,7", "bob,8"))
                .flatExtracting(change -> change.fields())
                .extracting(FieldChange::before)
                .containsOnlyNulls();

        desk.apply("userName,badge", "ada,7", "bob,8");

        assertThat(desk.stored("ada", NUMBER.field())).isEqualTo("7");
        assertThat(desk.stored("bob", NUMBER.field())).isEqualTo("8");
        assertThat(desk.kinds("userName,badge", "ada,7", "bob,8")).containsOnly(ChangeKind.UNCHANGED);
    }

    @Test
    void aPreviewOfOtherFieldsIsNotStaleAndKeepsWhatIsStored() {
        desk.apply("userName,department", "ada,Engines");

        assertThat(desk.stored("ada", TEXT.field())).isEqualTo("red");
        assertThat(desk.stored("ada", NUMBER.field())).isEmpty();
    }

    @Test
    void aListIsSortedByTheNewType() {
        desk.apply("userName,badge", "bob,8");
        UserQuery byBadge = UserQuery.first(9).sortedBy(Sort.ascending(NUMBER.field()));

        assertThat(desk.session().views().page(byBadge).users())
                .first()
                .extracting(user -> user.attributes().get(BADGE))
                .isEqualTo(new AttributeValue.Decimal(BigDecimal.valueOf(8)));
    }
}

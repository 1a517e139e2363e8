package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Session;
import dev.roster.access.NotAuthorizedException;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.plan.ChangeKind;
import dev.roster.profile.BlankPolicy;
import dev.roster.profile.Profiles;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.tck.StoresFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes that managers may not see: not in lists, not in plans, not by asking (J9, A8). */
class HiddenAttributeTest {

    private static final AttributeKey GRADE = new AttributeKey("grade");
    private static final AttributeKey SHOE = new AttributeKey("shoe");
    private static final CustomAttribute HIDDEN = new CustomAttribute(GRADE, "Grade", AttributeType.TEXT, false, false);
    private static final CustomAttribute EDITABLE =
            new CustomAttribute(SHOE, "Shoe size", AttributeType.TEXT, false, true);
    private static final Field<AttributeValue> GRADE_FIELD = HIDDEN.field();

    private final User boss = Desk.user("boss", "manager").with(user -> user.attribute(GRADE, text("B9")));
    private final User ada = Desk.user("ada", "learner")
            .with(user -> user.managerId(boss.id()).attribute(GRADE, text("A7")).attribute(SHOE, text("44")));
    private final Desk operator = Desk.of(boss, ada);
    private final Desk manager;

    HiddenAttributeTest() {
        StoresFactory.given(operator.stores, HIDDEN, EDITABLE);
        manager = operator.as(boss);
    }

    @Test
    void aManagerSeesReportsWithoutThem() {
        Session session = manager.session();

        assertThat(session.users().find("ada").orElseThrow().attributes()).containsOnlyKeys(SHOE);
        assertThat(session.views().page(UserQuery.first(10)).users())
                .filteredOn(user -> user.id().equals(ada.id()))
                .allSatisfy(user -> assertThat(user.attributes()).containsOnlyKeys(SHOE))
                .hasSize(1);
    }

    @Test
    void everybodySeesTheirOwnAndTheOperatorSeesAll() {
        assertThat(manager.session().users().find("boss").orElseThrow().attributes()).containsOnlyKeys(GRADE);
        assertThat(operator.session().users().find("ada").orElseThrow().attributes()).containsOnlyKeys(GRADE, SHOE);
    }

    @Test
    void aManagerCannotAskForThem() {
        Session session = manager.session();
        UserQuery filtered = UserQuery.first(10).where(Filter.of(GRADE_FIELD, Operator.EQUAL, text("A7")));
        UserQuery sorted = UserQuery.first(10).sortedBy(Sort.ascending(GRADE_FIELD));

        assertThatThrownBy(() -> session.views().page(filtered))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("grade");
        assertThatThrownBy(() -> session.views().page(sorted)).isInstanceOf(NotAuthorizedException.class);
        assertThat(operator.session().views().page(filtered).users()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A7", "A8", " "})
    void aRowTellsAManagerNothingWhateverItSays(String guess) {
        var clears = Profiles.users().with(p -> p.blankCells(BlankPolicy.CLEAR));

        assertThat(manager.with(clears).issues("userName,grade", "ada," + guess))
                .containsExactly(IssueCode.NOT_AUTHORIZED);
        assertThat(manager.changes("userName,grade", "ada," + guess.strip()))
                .allSatisfy(change -> assertThat(change.fields()).isEmpty());
    }

    @Test
    void whatAManagerMayEditAManagerSees() {
        assertThat(manager.kinds("userName,shoe", "ada,45")).containsExactly(ChangeKind.UPDATE);
    }

    private static AttributeValue text(String value) {
        return AttributeValue.parse(AttributeType.TEXT, value).value();
    }
}

package dev.roster.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.spi.CorrelationKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserQueryTest {

    private static final Field<AttributeValue> COST =
            new CustomAttribute(new AttributeKey("cost"), "Cost", AttributeType.NUMBER, true, true).field();

    private static final User ADA = user(
            "ada",
            user -> user.displayName("Ada Lovelace")
                    .department("Engines")
                    .hireDate(LocalDate.of(2024, 2, 29))
                    .roles(Set.of(new RoleKey("owner"), new RoleKey("editor")))
                    .attribute(new AttributeKey("cost"), new AttributeValue.Decimal(new BigDecimal("9.50"))));
    private static final User BOB = user("bob", user -> user.status(UserStatus.INACTIVE));

    @ParameterizedTest
    @CsvSource({
        "department, EQUAL, ENGINES, true",
        "department, NOT_EQUAL, engines, false",
        "department, CONTAINS, GIN, true",
        "department, STARTS_WITH, gin, false",
        "department, ENDS_WITH, INES, true",
        "department, ENDS_WITH, engine, false",
        "department, GREATER, Engine, true",
        "hireDate, LESS, 2024-03-01, true",
        "hireDate, GREATER_OR_EQUAL, 2024-02-29, true",
        "hireDate, LESS_OR_EQUAL, 2024-02-28, false",
        "roles, EQUAL, Owner, true",
        "roles, NOT_EQUAL, owner, false",
        "roles, CONTAINS, dito, true",
        "status, EQUAL, ACTIVE, true",
        "location, NOT_EQUAL, Paris, true",
        "location, EQUAL, Paris, false"
    })
    void comparesAsTheOperatorSays(String field, Operator operator, String value, boolean expected) {
        Field<?> compared = Fields.builtIn().require(field);
        assertThat(new Filter.Comparison(compared, operator, value).matches(ADA))
                .isEqualTo(expected);
    }

    @Test
    void comparesNumbersByValue() {
        assertThat(new Filter.Comparison(COST, Operator.EQUAL, "9.5").matches(ADA))
                .isTrue();
        assertThat(new Filter.Comparison(COST, Operator.LESS, "10").matches(ADA))
                .isTrue();
        assertThat(new Filter.Comparison(COST, Operator.PRESENT, "").matches(BOB))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL, FRENCH, true",
        "NOT_EQUAL, french, false",
        "NOT_EQUAL, dutch, true",
        "CONTAINS, erma, true",
        "STARTS_WITH, erma, false"
    })
    void oneTextOfAListIsEnough(Operator operator, String value, boolean expected) {
        CustomAttribute languages = CustomAttribute.builder("languages", AttributeType.TEXT_LIST)
                .label("Languages")
                .build();
        User polyglot = ADA.with(
                user -> user.attribute(languages.key(), new AttributeValue.TextList(List.of("German", "French"))));

        assertThat(new Filter.Comparison(languages.field(), operator, value).matches(polyglot))
                .isEqualTo(expected);
        assertThatThrownBy(() -> Sort.ascending(languages.field())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBlankKeyIsNobodys() {
        User blank = ADA.with(user -> user.externalId("\u3000"));

        assertThat(new CorrelationKey(Field.EXTERNAL_ID, "").matches(blank)).isFalse();
        assertThat(new CorrelationKey(Field.EXTERNAL_ID, "x1").matches(ADA.with(user -> user.externalId("X1"))))
                .isTrue();
    }

    @Test
    void combinesFilters() {
        Filter active = Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.ACTIVE);
        assertThat(new Filter.Not(active).matches(BOB)).isTrue();
        assertThat(new Filter.All(List.of(active, new Filter.Not(active))).matches(ADA))
                .isFalse();
        assertThat(new Filter.Any(List.of(active, new Filter.Not(active))).matches(BOB))
                .isTrue();
        assertThat(new Filter.Any(List.of()).matches(ADA)).isFalse();
        assertThat(Filter.everybody().matches(BOB)).isTrue();
    }

    @Test
    void refusesComparisonsThatMakeNoSense() {
        assertThatThrownBy(() -> new Filter.Comparison(Field.ROLES, Operator.GREATER, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not suit roles");
        assertThatThrownBy(() -> new Filter.Comparison(Field.HIRE_DATE, Operator.CONTAINS, "2024"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Filter.Comparison(Field.HIRE_DATE, Operator.EQUAL, "soon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("soon");
    }

    @ParameterizedTest
    @CsvSource({
        "hireDate, EQUAL, ' 2024-02-29 ', 2024-02-29",
        "createdAt, LESS, 2024-02-29T10:15:30+05:45, 2024-02-29T04:30:30Z",
        "skillCount, GREATER, ' +07.0', 7",
        "secondFactor, EQUAL, TRUE, true",
        "status, EQUAL, Active, active",
        "department, EQUAL, ' Sales ', Sales",
        "department, CONTAINS, ' Sales ', ' Sales '",
        "groups, EQUAL, Engines, engines",
        "hireDate, PRESENT, ignored, ''"
    })
    void keepsTheCanonicalTextOfAValue(String field, Operator operator, String value, String kept) {
        Filter.Comparison filter = new Filter.Comparison(Fields.builtIn().require(field), operator, value);

        assertThat(filter.value()).isEqualTo(kept);
        assertThatCode(() -> filter.matches(ADA)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "\ud800", "\udc00x"})
    void refusesTextsThatNoStoreHolds(String text) {
        for (Operator operator : List.of(Operator.CONTAINS, Operator.STARTS_WITH, Operator.ENDS_WITH, Operator.EQUAL)) {
            assertThatThrownBy(() -> new Filter.Comparison(Field.DEPARTMENT, operator, text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Filter.search(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesCursorsWhoseKeysAreNotAsWritten() {
        for (String key : List.of(" 9", "+9", "9.0")) {
            assertThatThrownBy(() -> UserQuery.first(1)
                            .sortedBy(Sort.ascending(COST))
                            .from(new Cursor(List.of(key), new UserId("u-1"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another sort");
        }
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void findsOperatorsByTheirWord(Operator operator) {
        assertThat(Operator.find(operator.word())).contains(operator);
        assertThat(Operator.find(" " + operator.word().toUpperCase(Locale.ROOT)))
                .contains(operator);
        assertThat(Operator.find("like")).isEmpty();
    }

    @Test
    void sortsMissingValuesLastInBothDirections() {
        for (Sort sort : List.of(Sort.ascending(Field.DEPARTMENT), Sort.descending(Field.DEPARTMENT))) {
            assertThat(UserQuery.first(1).sortedBy(sort).order().compare(ADA, BOB))
                    .isNegative();
        }
        assertThatThrownBy(() -> Sort.ascending(Field.ROLES)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comesAfterItsCursorExactlyWhenItIsOrderedAfterIt() {
        List<User> users = List.of(ADA, BOB, user("cat", user -> user.department("ENGINES")), user("Zed", user -> {}));
        for (Sort sort : List.of(
                Sort.ascending(Field.DEPARTMENT), Sort.descending(Field.DEPARTMENT), Sort.ascending(Field.ID))) {
            UserQuery query = UserQuery.first(1).sortedBy(sort);
            for (User place : users) {
                UserQuery next = query.from(Cursor.after(place, query.sorts()));
                users.forEach(user -> assertThat(next.isAfterCursor(user))
                        .isEqualTo(query.order().compare(user, place) > 0));
            }
        }
    }

    @Test
    void searchesEveryWordInNamesAndKeys() {
        assertThat(UserQuery.first(1).searching(" LOVE  ada ").matches(ADA)).isTrue();
        assertThat(UserQuery.first(1).searching("ada@EXAMPLE love").matches(ADA))
                .isTrue();
        assertThat(UserQuery.first(1).searching("ada engines").matches(ADA)).isFalse();
        assertThat(UserQuery.first(1).searching("velace").matches(ADA)).isFalse();
        assertThat(UserQuery.first(1).searching("").filter()).isEqualTo(Filter.everybody());
        assertThat(UserQuery.first(1).searching("").matches(ADA)).isTrue();
    }

    @Test
    void refusesQueriesThatCannotBeAnswered() {
        assertThatThrownBy(() -> UserQuery.first(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UserQuery.first(1_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> UserQuery.first(1).sortedBy(Sort.ascending(Field.STATUS), Sort.descending(Field.STATUS)))
                .isInstanceOf(IllegalArgumentException.class);
        Cursor place = Cursor.after(ADA, List.of(Sort.ascending(Field.DEPARTMENT)));
        assertThatThrownBy(() -> UserQuery.first(1).from(place)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UserQuery.first(1)
                        .sortedBy(Sort.ascending(Field.HIRE_DATE))
                        .from(place))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another sort");
    }

    @Test
    void readsTheWordOfACursorAgain() {
        for (List<String> keys :
                List.of(List.<String>of(), Arrays.asList("a", null, ""), List.of("-", "+", "\ud83d\ude00 \n"))) {
            Cursor cursor = new Cursor(keys, new UserId("u-1"));
            assertThat(Cursor.parse(cursor.token())).isEqualTo(cursor);
            assertThat(cursor.token()).matches("[A-Za-z0-9_-]+");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AA", "gICA", "YSBi", "dQB4"})
    void refusesWordsThatAreNoCursor(String word) {
        assertThatThrownBy(() -> Cursor.parse(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a cursor");
    }

    private static User user(String id, Consumer<UserBuilder> change) {
        UserBuilder builder = User.builder(new UserId(id)).primaryEmail(new EmailAddress(id + "@example.com"));
        change.accept(builder);
        return builder.build();
    }
}

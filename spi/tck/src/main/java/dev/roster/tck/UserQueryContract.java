package dev.roster.tck;

import dev.roster.model.Field;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.spi.Stores;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What filters and sorts mean, against an opinion of the kit's own: rules US-14 and US-15. */
public interface UserQueryContract extends StoresFactory {

    /** Each field with each operator. */
    @Test
    @DisplayName("US-14: every field filters by every operator that suits it (seed 31)")
    default void filtersByEveryFieldAndOperator() {
        try (Stores stores = newStores()) {
            Interview interview = new Interview(stores, 31);
            for (Field<?> field : QueryDice.FIELDS) {
                for (Operator operator : Operator.values()) {
                    for (int repeat = 0; repeat < Extent.of(2, 1); repeat++) {
                        interview
                                .dice()
                                .comparison(field, operator)
                                .ifPresent(filter -> interview.ask(
                                        UserQuery.first(UserQuery.MAX_LIMIT).where(filter)));
                    }
                }
            }
        }
    }

    /** Each field as an order. */
    @Test
    @DisplayName("US-15: every field that is no list sorts in both directions, in pages of any size (seed 32)")
    default void sortsByEveryField() {
        try (Stores stores = newStores()) {
            Interview interview = new Interview(stores, 32);
            for (Field<?> field : QueryDice.FIELDS) {
                if (!field.isList()) {
                    interview.ask(UserQuery.first(1).sortedBy(Sort.ascending(field)));
                    interview.ask(UserQuery.first(17).sortedBy(Sort.descending(field)));
                }
            }
        }
    }

    /** Empty combinations have a meaning. */
    @Test
    @DisplayName("US-14: all of nothing is everybody, any of nothing is nobody (seed 34)")
    default void answersEmptyCombinations() {
        try (Stores stores = newStores()) {
            Interview interview = new Interview(stores, 34);
            for (Filter filter : List.of(
                    new Filter.All(List.of()),
                    new Filter.Any(List.of()),
                    new Filter.Not(new Filter.All(List.of())),
                    new Filter.Not(new Filter.Any(List.of())))) {
                interview.ask(UserQuery.first(100).where(filter));
            }
        }
    }

    /** Everything at once. */
    @Test
    @DisplayName("US-14: random questions with nested filters of every kind, sorts and pages are answered (seed 35)")
    default void answersRandomQueries() {
        try (Stores stores = newStores()) {
            Interview interview = new Interview(stores, 35);
            for (int i = 0; i < Extent.of(200, 40); i++) {
                interview.ask(interview.dice().query());
            }
        }
    }
}

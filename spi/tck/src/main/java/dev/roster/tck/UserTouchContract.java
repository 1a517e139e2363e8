package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.Lifecycle;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.spi.Stores;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What moves without counting versions: rule UQ-05. */
public interface UserTouchContract extends StoresFactory {

    /** Moments rise, counts are replaced. */
    @Test
    @DisplayName("UQ-05: the last sign-in and activity never go backwards, and the last count stays")
    default void movesForward() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.displayName("Ada").lastActivityAt(at(5)));
            Samples.load(stores, List.of(ada, Samples.user("bob")));
            assertThat(stores.users().touch(List.of())).isZero();
            assertThat(stores.users().touch(List.of(Touch.signIn(ada.id(), at(3)), Touch.skills(ada.id(), 7))))
                    .isZero();
            assertThat(lifecycle(stores, "ada"))
                    .isEqualTo(ada.with(user -> user.lastLoginAt(at(3)).skillCount(7L))
                            .lifecycle());
            stores.users()
                    .touch(List.of(
                            Touch.skills(ada.id(), 9),
                            Touch.activity(ada.id(), at(9)),
                            Touch.signIn(ada.id(), at(2)),
                            Touch.activity(ada.id(), at(8)),
                            Touch.skills(ada.id(), 4)));
            assertThat(Samples.stored(stores, "ada"))
                    .contains(ada.with(user ->
                            user.lastLoginAt(at(3)).lastActivityAt(at(9)).skillCount(4L)));
            assertThat(lifecycle(stores, "bob").lastActivityAt()).isNull();
        }
    }

    /** Levels are replaced. */
    @Test
    @DisplayName("UQ-05: the level of the roles is replaced, and found by sorts and filters")
    default void replacesLevels() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.roleLevel(3L));
            Samples.load(stores, List.of(ada, Samples.user("bob", user -> user.roleLevel(5L))));
            stores.users().touch(List.of(Touch.roleLevel(ada.id(), 9), Touch.roleLevel(new UserId("ghost"), 1)));
            assertThat(Samples.stored(stores, "ada")).contains(ada.with(user -> user.roleLevel(9L)));
            UserQuery highest = UserQuery.first(1).sortedBy(Sort.descending(Field.ROLE_LEVEL));
            assertThat(Samples.ids(stores.users().query(highest).users())).containsExactly("ada");
        }
    }

    /** Nobody's change goes stale. */
    @Test
    @DisplayName(
            "UQ-05: a touch counts no version, so that a write planned before it is not stale, and keeps what it does not name")
    default void countsNoVersion() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            Samples.load(stores, List.of(ada));
            stores.users().touch(List.of(Touch.signIn(ada.id(), at(1)), Touch.skills(ada.id(), 7)));
            User renamed = ada.with(user -> user.displayName("Ada"));
            assertThat(Samples.commit(stores, Samples.update(renamed, 1, Field.DISPLAY_NAME)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(lifecycle(stores, "ada").lastLoginAt()).isEqualTo(at(1));
            User undone = renamed.with(user -> user.lastLoginAt(null));
            Samples.commit(stores, Samples.update(undone, 2, Field.LAST_LOGIN_AT));
            assertThat(Samples.stored(stores, "ada"))
                    .contains(undone.with(
                            user -> user.version(3).lastActivityAt(at(1)).skillCount(7L)));
        }
    }

    /** Unknown ids are told and leave nothing. */
    @Test
    @DisplayName("UQ-05: ids without a user are counted once each, and a later user of the id begins anew")
    default void leavesUnknownIdsOut() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            Samples.load(stores, List.of(ada));
            UserId ghost = new UserId("ghost");
            assertThat(stores.users()
                            .touch(List.of(
                                    Touch.signIn(ghost, at(1)), Touch.skills(ghost, 2), Touch.signIn(ada.id(), at(2)))))
                    .isEqualTo(1);
            Samples.commit(stores, Samples.delete(ada));
            assertThat(stores.users().touch(List.of(Touch.activity(ada.id(), at(9)))))
                    .isEqualTo(1);
            Samples.load(stores, List.of(ada, Samples.user("ghost")));
            assertThat(lifecycle(stores, "ada")).isEqualTo(ada.lifecycle());
            assertThat(lifecycle(stores, "ghost")).isEqualTo(ada.lifecycle());
        }
    }

    /** Questions see what moved. */
    @Test
    @DisplayName("UQ-05: filters and sorts see what moved, for 10,000 touches in one call")
    default void isAskedFor() {
        try (Stores stores = newStores()) {
            List<User> users =
                    IntStream.range(0, 100).mapToObj(i -> Samples.user("u" + i)).toList();
            Samples.load(stores, users);
            List<Touch> touches = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                touches.add(
                        i < 60
                                ? Touch.signIn(new UserId("u" + i), at(1_000 - i))
                                : Touch.skills(new UserId("x" + i), i));
            }
            Collections.reverse(touches);
            assertThat(stores.users().touch(touches)).isEqualTo(9_940);
            Filter late = new Filter.Comparison(Field.LAST_LOGIN_AT, Operator.GREATER_OR_EQUAL, at(991).toString());
            UserQuery newest = UserQuery.first(4).sortedBy(Sort.descending(Field.LAST_LOGIN_AT));
            assertThat(Samples.ids(Samples.pages(stores, newest.where(late))))
                    .containsExactly("u0", "u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8", "u9");
            assertThat(Samples.pages(stores, newest)).hasSize(100);
            assertThat(stores.users().count(new Filter.Not(late), 1_000)).isEqualTo(90);
        }
    }

    /** Many at once. */
    @Test
    @DisplayName("UQ-05: of 16 sign-ins at once the latest stays")
    default void keepsTheLatestOfMany() {
        try (Stores stores = newStores()) {
            List<UserId> ids =
                    IntStream.range(0, 20).mapToObj(i -> new UserId("u" + i)).toList();
            Samples.load(
                    stores, ids.stream().map(id -> Samples.user(id.value())).toList());
            Samples.together(number -> {
                List<Touch> touches = new ArrayList<>();
                for (int i = 0; i < ids.size(); i++) {
                    UserId id = ids.get(number % 2 == 0 ? i : ids.size() - 1 - i);
                    touches.add(Touch.signIn(id, at(number * 7 % Samples.THREADS)));
                }
                return stores.users().touch(touches);
            });
            assertThat(stores.users().findAll(ids))
                    .hasSize(20)
                    .allMatch(user ->
                            at(Samples.THREADS - 1).equals(user.lifecycle().lastLoginAt()));
        }
    }

    private static Instant at(int second) {
        return Samples.NOON.plusSeconds(second).plusNanos(1_000);
    }

    private static Lifecycle lifecycle(Stores stores, String id) {
        return Samples.stored(stores, id).orElseThrow().lifecycle();
    }
}

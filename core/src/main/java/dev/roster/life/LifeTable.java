package dev.roster.life;

import dev.roster.model.IssueCode;
import dev.roster.model.UserStatus;
import dev.roster.profile.AccountPolicy;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an account in each state by each {@link Transition}: total, so that nothing is left to chance. The one place
 * that knows; whatever names a step by its states is derived from it. Immutable.
 */
public final class LifeTable {

    /** What the table says about one state and one event. */
    public sealed interface Cell {

        /**
         * The account gets another state, or keeps its own while something else happens.
         *
         * @param to the state afterwards; null when the user is gone
         * @param back states that the same step leads to when a run is taken back, or that its row chooses
         */
        record Leads(@Nullable UserStatus to, Set<UserStatus> back) implements Cell {

            private boolean reaches(@Nullable UserStatus state) {
                return to == state || (state != null && back.contains(state));
            }
        }

        /** There is nothing to do: the account is so already. */
        record Rests() implements Cell {}

        /**
         * It is refused.
         *
         * @param why whose sentence says why, and what to do
         */
        record Refused(IssueCode why) implements Cell {}
    }

    private static final Cell RESTS = new Cell.Rests();
    private static final Cell GOES = new Cell.Leads(null, Set.of());
    private static final Cell NOBODY = new Cell.Refused(IssueCode.USER_NOT_FOUND);
    private static final Cell EXISTS = new Cell.Refused(IssueCode.USER_EXISTS);
    private static final Cell DELETED = new Cell.Refused(IssueCode.USER_DELETED);
    private static final Cell RESTING = new Cell.Refused(IssueCode.USER_INACTIVE);
    private static final Cell WAITING = new Cell.Refused(IssueCode.USER_INVITED);
    private static final Cell NOT_WAITING = new Cell.Refused(IssueCode.USER_NOT_INVITED);
    private static final Cell NOT_DELETED = new Cell.Refused(IssueCode.USER_NOT_DELETED);
    private static final Cell AWAKE = new Cell.Refused(IssueCode.USER_NOT_INACTIVE);

    private static final LifeTable ANY_TIME = new LifeTable(cells());
    private static final LifeTable AFTER_DEACTIVATION = new LifeTable(deletingAtRest(cells()));

    /** The cells of an event: nobody, then the states in their order. */
    private final Map<Transition, List<Cell>> rows;

    private LifeTable(Map<Transition, List<Cell>> rows) {
        this.rows = rows;
    }

    /**
     * The table as an application wants it.
     *
     * @param policy who may be deleted; the rest is not looked at
     * @return the table
     */
    public static LifeTable of(AccountPolicy policy) {
        return switch (policy.deletion()) {
            case ANY_TIME -> ANY_TIME;
            case AFTER_DEACTIVATION -> AFTER_DEACTIVATION;
        };
    }

    /** Each row reads: nobody, invited, active, suspended, inactive, deleted. */
    private static Map<Transition, List<Cell>> cells() {
        Map<Transition, List<Cell>> cells = new EnumMap<>(Transition.class);
        Cell invited = to(UserStatus.INVITED);
        Cell active = to(UserStatus.ACTIVE);
        Cell suspended = to(UserStatus.SUSPENDED);
        Cell inactive = to(UserStatus.INACTIVE);
        Cell deleted = to(UserStatus.DELETED);
        Cell anew = to(UserStatus.ACTIVE, UserStatus.values());
        Cell awake = to(UserStatus.ACTIVE, UserStatus.INVITED, UserStatus.SUSPENDED);
        Cell back = to(UserStatus.ACTIVE, UserStatus.INVITED, UserStatus.SUSPENDED, UserStatus.INACTIVE);
        cells.put(Transition.ARRIVE, List.of(anew, EXISTS, EXISTS, EXISTS, EXISTS, DELETED));
        cells.put(Transition.STAY, List.of(NOBODY, invited, active, suspended, inactive, DELETED));
        cells.put(Transition.INVITE, List.of(NOBODY, RESTS, invited, invited, RESTING, DELETED));
        cells.put(Transition.RESEND, List.of(NOBODY, invited, NOT_WAITING, NOT_WAITING, NOT_WAITING, DELETED));
        cells.put(Transition.ACCEPT, List.of(NOBODY, active, RESTS, NOT_WAITING, NOT_WAITING, DELETED));
        cells.put(Transition.EXPIRE, List.of(NOBODY, invited, RESTS, RESTS, RESTS, RESTS));
        cells.put(Transition.SUSPEND, List.of(NOBODY, suspended, suspended, RESTS, RESTING, DELETED));
        cells.put(Transition.DEACTIVATE, List.of(NOBODY, inactive, inactive, inactive, RESTS, DELETED));
        cells.put(Transition.REACTIVATE, List.of(NOBODY, WAITING, RESTS, active, awake, DELETED));
        cells.put(Transition.SOFT_DELETE, List.of(NOBODY, deleted, deleted, deleted, deleted, DELETED));
        cells.put(Transition.RESTORE, List.of(NOBODY, NOT_DELETED, NOT_DELETED, NOT_DELETED, NOT_DELETED, back));
        cells.put(Transition.LEAVE, List.of(NOBODY, GOES, GOES, GOES, GOES, GOES));
        return cells;
    }

    private static Map<Transition, List<Cell>> deletingAtRest(Map<Transition, List<Cell>> cells) {
        Cell deleted = to(UserStatus.DELETED);
        cells.put(Transition.SOFT_DELETE, List.of(NOBODY, AWAKE, AWAKE, AWAKE, deleted, DELETED));
        cells.put(Transition.LEAVE, List.of(NOBODY, AWAKE, AWAKE, AWAKE, GOES, GOES));
        return cells;
    }

    private static Cell to(UserStatus state, UserStatus... back) {
        Set<UserStatus> others = new LinkedHashSet<>(Arrays.asList(back));
        others.remove(state);
        return new Cell.Leads(state, Set.copyOf(others));
    }

    /**
     * What happens to an account.
     *
     * @param state its state, or null for a user who is not there
     * @param event what is done
     * @return where that leads, or why it is refused
     */
    public Cell cell(@Nullable UserStatus state, Transition event) {
        return Objects.requireNonNull(rows.get(event), "every event has a row").get(column(state));
    }

    private static int column(@Nullable UserStatus state) {
        if (state == null) {
            return 0;
        }
        return switch (state) {
            case INVITED -> 1;
            case ACTIVE -> 2;
            case SUSPENDED -> 3;
            case INACTIVE -> 4;
            case DELETED -> 5;
        };
    }

    /**
     * Why something is refused.
     *
     * @param state the state of the account, or null for a user who is not there
     * @param event what is done
     * @return whose sentence says why; empty when it is not
     */
    public Optional<IssueCode> refusal(@Nullable UserStatus state, Transition event) {
        return cell(state, event) instanceof Cell.Refused refused ? Optional.of(refused.why()) : Optional.empty();
    }

    // The first event that leads from one state to another; every two states have one.
    static Transition leading(@Nullable UserStatus before, @Nullable UserStatus after) {
        if (before == after) {
            return Transition.STAY;
        }
        for (Transition event : Transition.values()) {
            if (ANY_TIME.cell(before, event) instanceof Cell.Leads step && step.reaches(after)) {
                return event;
            }
        }
        throw new IllegalStateException("nothing leads from " + before + " to " + after);
    }
}

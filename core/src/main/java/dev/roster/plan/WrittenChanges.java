package dev.roster.plan;

import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * What a run wrote up to now, as its journal has it: which rows of its source, as a predicate, and how much of what. Changes of
 * users who were erased since are not there any more. Immutable.
 */
public final class WrittenChanges implements LongPredicate {

    /** Nothing. */
    public static final WrittenChanges NONE = new Builder().build();

    private final BitSet rows;
    private final Map<ChangeKind, Long> kinds;
    private final long invitations;
    private final long rolesCreated;
    private final long groupsCreated;

    private WrittenChanges(Builder builder) {
        rows = (BitSet) builder.rows.clone();
        kinds = Collections.unmodifiableMap(new EnumMap<>(builder.kinds));
        invitations = builder.invitations;
        rolesCreated = builder.rolesCreated;
        groupsCreated = builder.groupsCreated;
    }

    /**
     * Whether a row was written.
     *
     * @param row the row, from 1
     * @return whether it was
     */
    @Override
    public boolean test(long row) {
        return row >= 0 && row <= Integer.MAX_VALUE && rows.get((int) row);
    }

    /** {@return how many changes of each kind were written, those without a row too} */
    public Map<ChangeKind, Long> kinds() {
        return kinds;
    }

    /** {@return how many invitations go out with what was written, welcomes to who is active already among them} */
    public long invitations() {
        return invitations;
    }

    /** {@return how many roles the run created} */
    public long rolesCreated() {
        return rolesCreated;
    }

    /** {@return how many groups the run created} */
    public long groupsCreated() {
        return groupsCreated;
    }

    /** Collects what was written. For one thread. */
    public static final class Builder {
        private final BitSet rows = new BitSet();
        private final Map<ChangeKind, Long> kinds = new EnumMap<>(ChangeKind.class);
        private long invitations;
        private long rolesCreated;
        private long groupsCreated;

        /** Begins with nothing. */
        public Builder() {}

        /**
         * Adds a change of a user.
         *
         * @param change the change
         * @return this builder
         */
        public Builder add(PlannedChange change) {
            Long row = change.row();
            if (row != null) {
                rows.set(Math.toIntExact(row));
            }
            kinds.merge(change.kind(), 1L, Long::sum);
            invitations += change.effects().contains(Effect.INVITE) ? 1 : 0;
            return this;
        }

        /**
         * Adds what was created for the rows.
         *
         * @param created the entries
         * @return this builder
         */
        public Builder add(Prerequisites created) {
            rolesCreated += created.roles().size();
            groupsCreated += created.groups().size();
            return this;
        }

        /** {@return what was added} */
        public WrittenChanges build() {
            return new WrittenChanges(this);
        }
    }
}

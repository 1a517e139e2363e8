package dev.roster.faults;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way of one user from one version to the next. */
final class UserHistory {

    private final UserId id;
    private final List<String> problems = new ArrayList<>();
    private @Nullable User user;

    UserHistory(UserId id) {
        this.id = id;
    }

    /** Makes the steps again, each from the version that it was made from; the first one makes the user. */
    void follow(List<Step> steps, SerialOrder order) {
        List<Step> open = new ArrayList<>(steps);
        Step last = null;
        for (Step step = from(version(), open); step != null; step = from(version(), open)) {
            open.remove(step);
            step.changes().forEach(this::make);
            long reached = step.versionAfter();
            if (user != null) {
                user = user.with(made -> made.version(reached));
            }
            if (last != null) {
                order.isAfter(last.unit(), step.unit());
            }
            last = step;
        }
        for (Step step : open) {
            problems.add(step.unit() + " changes " + id + " from version " + step.versionBefore()
                    + ", which no other step leads to; the last one is " + version());
        }
    }

    /** What does not fit, given the user as it is stored. */
    List<String> problems(@Nullable User stored) {
        if (!Objects.equals(user, stored)) {
            problems.add("the history of " + id + " leads to " + user + ", stored is " + stored
                    + (user != null && stored != null && user.version() == stored.version()
                            ? " with other values"
                            : ""));
        }
        return problems;
    }

    private static @Nullable Step from(long version, List<Step> open) {
        for (Step step : open) {
            if (step.versionBefore() == version) {
                return step;
            }
        }
        return null;
    }

    private long version() {
        return user == null ? Step.ABSENT : user.version();
    }

    private void make(AppliedChange applied) {
        if (applied.deleted() != null) {
            if (!applied.deleted().equals(user)) {
                problems.add("the journal keeps another " + id + " than the deleted one");
            }
            user = null;
            return;
        }
        User old = user;
        for (FieldChange<?> change : applied.change().fields()) {
            Object value = old == null ? null : change.field().of(old).orElse(null);
            if (!Objects.equals(value, change.before())) {
                problems.add("the journal keeps another " + change.field() + " of " + id + " than the one before");
            }
        }
        var made = old == null ? User.builder(id) : old.toBuilder();
        applied.change().fields().forEach(change -> change.applyTo(made));
        user = made.build();
    }
}

package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.account.OverdueErasure;
import dev.roster.account.UserOutcome;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.Progress;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.tenant.Present;
import dev.roster.tenant.RetentionMark;
import dev.roster.tenant.TenantState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Erases those whose retention is over, one after the other. For one thread and one call. */
final class OverdueUsers {

    private static final int PAGE = 500;
    private static final String DELETION = "delete";

    private final TenantState tenant;
    private final Actor actor;
    private final Function<User, UserOutcome> erasure;
    private final AuditStore audit;
    private Progress progress = Progress.SILENT;
    private long erased;
    private long left;

    /**
     * Prepares to erase.
     *
     * @param tenant whose users
     * @param actor who erases
     * @param erasure erases a user who is there
     */
    OverdueUsers(TenantState tenant, Actor actor, Function<User, UserOutcome> erasure) {
        this.tenant = tenant;
        this.actor = actor;
        this.erasure = erasure;
        this.audit = tenant.stores().audit();
    }

    OverdueErasure erase(Progress told) {
        progress = told;
        Duration time = tenant.accounts().retention().time();
        if (time != null) {
            Instant last = tenant.now().minus(time);
            Present present = tenant.present();
            Actor now = tenant.refreshed(actor, present);
            eraseStored(present.authorizer().readable(now), last);
            if (present.authorizer().mayEraseTraces(now).isAllowed()) {
                eraseTraces(last);
            }
        }
        return new OverdueErasure(erased, left);
    }

    private void eraseStored(Filter readable, Instant last) {
        Filter overdue = readable.and(Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.DELETED))
                .and(Filter.of(Field.DEACTIVATED_AT, Operator.LESS_OR_EQUAL, last));
        @Nullable UserQuery next = UserQuery.first(PAGE).where(overdue);
        while (next != null && !progress.isCancelled()) {
            Page page = tenant.stores().users().query(next);
            for (User user : page.users()) {
                if (!progress.isCancelled() && !isDeletedAfter(user.id(), last)) {
                    count(erasure.apply(user));
                }
            }
            next = page.next().map(next::from).orElse(null);
        }
    }

    /** Where somebody could not be erased, or it was stopped, the next call looks at the same time again. */
    private void eraseTraces(Instant last) {
        RetentionMark mark = new RetentionMark(tenant.stores());
        long before = left;
        AuditStore.Query query = AuditStore.Query.latest(PAGE)
                .ofKind(AuditEntry.Target.USER)
                .from(mark.moment())
                .until(after(last));
        @Nullable String next = null;
        do {
            AuditStore.Page page = audit.list(next == null ? query : query.after(next));
            deletedIn(page).forEach(id -> eraseTraces(id, last));
            next = page.nextCursor();
        } while (next != null && !progress.isCancelled());
        if (left == before && !progress.isCancelled()) {
            mark.moveTo(last);
        }
    }

    private Set<UserId> deletedIn(AuditStore.Page page) {
        Set<UserId> deleted = page.entries().stream()
                .filter(entry -> entry.action().equals(DELETION))
                .flatMap(entry -> entry.user().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!deleted.isEmpty()) {
            tenant.stores().users().findAll(deleted).forEach(back -> deleted.remove(back.id()));
        }
        return deleted;
    }

    private void eraseTraces(UserId id, Instant last) {
        if (!progress.isCancelled() && !isDeletedAfter(id, last)) {
            count(new TraceErasure(tenant, actor).erase(id));
        }
    }

    /** An account may rest for years before it is deleted: the audit trail knows better than the account. */
    private boolean isDeletedAfter(UserId id, Instant last) {
        AuditStore.Query query =
                AuditStore.Query.latest(PAGE).of(AuditEntry.Target.of(id)).from(after(last));
        AuditStore.Page page = audit.list(query);
        while (page.entries().stream().noneMatch(OverdueUsers::deletes)) {
            String next = page.nextCursor();
            if (next == null) {
                return false;
            }
            page = audit.list(query.after(next));
        }
        return true;
    }

    private static boolean deletes(AuditEntry entry) {
        return entry.action().equals(DELETION)
                || entry.values().stream()
                        .anyMatch(value -> value.field().equals(Field.STATUS.key())
                                && UserStatus.DELETED.word().equals(value.after()));
    }

    private static Instant after(Instant last) {
        return last.plus(1, ChronoUnit.MICROS);
    }

    private void count(UserOutcome outcome) {
        switch (outcome.kind()) {
            case APPLIED -> erased++;
            case STALE, REJECTED -> left++;
            case UNCHANGED -> {
                // Erased before.
            }
        }
        progress.at(Progress.Phase.APPLYING, erased + left, -1);
    }
}

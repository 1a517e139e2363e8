package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Decision;
import dev.roster.access.NotAuthorizedException;
import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import dev.roster.view.Columns;
import dev.roster.view.Export;
import dev.roster.view.ViewState;
import dev.roster.view.Views;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The users of a tenant as one actor sees them.
 *
 * @param tenant the tenant
 * @param actor who looks; looked up anew for each question
 */
public record ViewsDoor(TenantState tenant, Actor actor) implements Views {

    /** Checks that everything is there. */
    public ViewsDoor {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(actor, "actor");
    }

    @Override
    public Page page(UserQuery query) {
        Present present = tenant.present();
        Actor now = tenant.refreshed(actor, present);
        Authorizer authorizer = present.authorizer();
        requireSearchable(authorizer, now, query.fields().stream());
        Page page = tenant.stores().users().query(query.where(wanted(authorizer, now, query.filter())));
        List<User> shown =
                page.users().stream().map(user -> authorizer.visible(now, user)).toList();
        return new Page(shown, page.nextCursor());
    }

    @Override
    public long count(Filter filter, long limit) {
        Present present = tenant.present();
        Actor now = tenant.refreshed(actor, present);
        Authorizer authorizer = present.authorizer();
        requireSearchable(authorizer, now, filter.fields());
        return tenant.stores().users().count(wanted(authorizer, now, filter), limit);
    }

    @Override
    public List<ValueCount> values(ValueQuery query) {
        Present present = tenant.present();
        Actor now = tenant.refreshed(actor, present);
        Authorizer authorizer = present.authorizer();
        requireSearchable(
                authorizer,
                now,
                Stream.concat(Stream.of(query.field()), query.filter().fields()));
        return query.field().equals(Field.MANAGERS)
                ? List.of()
                : tenant.stores().users().values(query.where(wanted(authorizer, now, query.filter())));
    }

    @Override
    public Columns columns(Function<Fields, Columns> wanted) {
        Present present = tenant.present();
        Actor now = tenant.refreshed(actor, present);
        return wanted.apply(present.fields())
                .visible(field -> present.authorizer().maySearch(now, field).isAllowed());
    }

    @Override
    public Stream<User> scan(Filter filter) {
        Present present = tenant.present();
        Actor now = tenant.refreshed(actor, present);
        Authorizer authorizer = present.authorizer();
        requireSearchable(authorizer, now, filter.fields());
        return tenant.stores().users().scan(wanted(authorizer, now, filter)).map(user -> authorizer.visible(now, user));
    }

    @Override
    public List<User> findAll(Collection<UserId> ids) {
        Present present = tenant.present();
        Party party = tenant.party(actor, present, Set.copyOf(ids));
        Authorizer authorizer = present.authorizer();
        return party.found().stream()
                .filter(user -> user.access().status() != UserStatus.DELETED && authorizer.mayRead(party.actor(), user))
                .map(user -> authorizer.visible(party.actor(), user))
                .toList();
    }

    private Filter wanted(Authorizer authorizer, Actor who, Filter filter) {
        Filter readable = authorizer.readable(who);
        Filter asked = new ReportFilters(tenant.stores().users(), readable.and(TenantState.NOT_DELETED)).worked(filter);
        Filter existing = namesDeleted(asked) ? asked : asked.and(TenantState.NOT_DELETED);
        return readable.and(existing);
    }

    /** Whether a filter asks for users by the word: then it means what it says. */
    private static boolean namesDeleted(Filter filter) {
        return switch (filter.kind()) {
            case COMPARISON -> {
                Filter.Comparison comparison = (Filter.Comparison) filter;
                yield comparison.field().equals(Field.STATUS) && isDeleted(comparison.value());
            }
            case IN -> {
                Filter.In in = (Filter.In) filter;
                yield in.field().equals(Field.STATUS) && in.values().stream().anyMatch(ViewsDoor::isDeleted);
            }
            case SEARCH -> false;
            case ALL -> ((Filter.All) filter).filters().stream().anyMatch(ViewsDoor::namesDeleted);
            case ANY -> ((Filter.Any) filter).filters().stream().anyMatch(ViewsDoor::namesDeleted);
            case NOT -> namesDeleted(((Filter.Not) filter).filter());
        };
    }

    private static boolean isDeleted(String word) {
        return CanonicalForm.of(word).equals(UserStatus.DELETED.word());
    }

    /** What is written to a file outlasts the look at it. */
    @Override
    public Export export(Columns columns, ViewState state) {
        actor.inPerson();
        return Views.super.export(columns, state);
    }

    private static void requireSearchable(Authorizer authorizer, Actor actor, Stream<Field<?>> fields) {
        @Nullable Decision refusal = fields.distinct()
                .map(field -> authorizer.maySearch(actor, field))
                .filter(decision -> !decision.isAllowed())
                .findFirst()
                .orElse(null);
        if (refusal != null) {
            throw new NotAuthorizedException(refusal.reason());
        }
    }
}

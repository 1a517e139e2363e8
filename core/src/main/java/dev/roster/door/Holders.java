package dev.roster.door;

import dev.roster.access.HolderPolicy;
import dev.roster.account.UserForm;
import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The users who hold an entry of a catalog that shall go.
 *
 * @param tenant whose users
 * @param entry the entry
 */
record Holders(TenantState tenant, CatalogEntry entry) {

    /**
     * What the holders shall have instead, one form each; 1,000 at the most, so that the entry stays in use where there
     * are more.
     */
    List<UserForm> forms(HolderPolicy policy) {
        return switch (policy.kind()) {
            case REFUSE -> List.of();
            case REMOVE -> forms(List.of());
            case REASSIGN -> forms(List.of(Objects.requireNonNull(policy.replacement())));
        };
    }

    private List<UserForm> forms(List<String> instead) {
        if (entry.kind() == CatalogEntry.Kind.ATTRIBUTE || entry.kind() == CatalogEntry.Kind.SETTING) {
            return List.of();
        }
        Field<?> field = field();
        Filter holding =
                new Filter.Comparison(field, Operator.EQUAL, entry.entryKey().value());
        Page page = tenant.stores()
                .users()
                .query(UserQuery.first(UserQuery.MAX_LIMIT).where(holding));
        return page.users().stream().map(user -> form(user, field, instead)).toList();
    }

    private <T> UserForm form(User user, Field<T> field, List<String> instead) {
        Set<String> keys = new LinkedHashSet<>();
        field.of(user).ifPresent(value -> keys.addAll(field.formatAll(value)));
        keys.remove(entry.entryKey().value());
        keys.addAll(instead);
        String text = keys.isEmpty() ? null : String.join("|", new ArrayList<>(keys));
        return UserForm.about(user.id()).text(field, text);
    }

    private Field<?> field() {
        return switch (entry.kind()) {
            case ROLE -> Field.ROLES;
            case GROUP -> Field.GROUPS;
            case ORGANIZATION -> Field.ORGANIZATION;
            case TEAM -> Field.TEAMS;
            case ATTRIBUTE, SETTING -> throw new IllegalArgumentException("nobody holds a " + entry.entryKey());
        };
    }
}

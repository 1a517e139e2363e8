package dev.roster.door;

import dev.roster.access.HolderPolicy;
import dev.roster.account.UserForm;
import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.UserQuery;
import dev.roster.tenant.TenantState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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
        List<Field<?>> fields = fields();
        if (fields.isEmpty()) {
            return List.of();
        }
        try (Stream<User> users = tenant.stores().users().scan(holding(fields))) {
            return users.filter(user -> entry.entryKey().isHeldBy(user))
                    .limit(UserQuery.MAX_LIMIT)
                    .map(user -> form(user, fields, instead))
                    .toList();
        }
    }

    /** Who perhaps holds it: a filter compares a grant with its place, so everybody with grants is looked at. */
    private Filter holding(List<Field<?>> fields) {
        return new Filter.Any(fields.stream()
                .map(field -> field.equals(Field.GRANTS)
                        ? new Filter.Comparison(field, Operator.PRESENT, "")
                        : new Filter.Comparison(
                                field, Operator.EQUAL, entry.entryKey().value()))
                .map(Filter.class::cast)
                .toList());
    }

    private UserForm form(User user, List<Field<?>> fields, List<String> instead) {
        UserForm form = UserForm.about(user.id());
        fields.forEach(field -> put(form, user, field, instead));
        return form;
    }

    /** What the user holds nothing of is left as it is. */
    private <T> void put(UserForm form, User user, Field<T> field, List<String> instead) {
        List<String> held = field.of(user).map(field::formatAll).orElse(List.of());
        Set<String> left = new LinkedHashSet<>();
        boolean isHeld = false;
        for (String text : held) {
            boolean isEntry = keyOf(field, text).equals(entry.entryKey().value());
            isHeld |= isEntry;
            if (!isEntry) {
                left.add(text);
            } else if (field.equals(Field.GRANTS)) {
                instead.forEach(key -> left.add(reassigned(text, key)));
            } else {
                left.addAll(instead);
            }
        }
        if (isHeld) {
            form.text(field, left.isEmpty() ? null : String.join("|", left));
        }
    }

    private static String keyOf(Field<?> field, String text) {
        return field.equals(Field.GRANTS) ? Grant.parse(text).value().role().value() : text;
    }

    private static String reassigned(String text, String role) {
        Grant grant = Grant.parse(text).value();
        return new Grant(new RoleKey(role), grant.place(), grant.from(), grant.until(), grant.why(), grant.by()).text();
    }

    private List<Field<?>> fields() {
        return switch (entry.kind()) {
            case ROLE -> List.of(Field.ROLES, Field.GRANTS);
            case GROUP -> List.of(Field.GROUPS, Field.SET_ASIDE_GROUPS);
            case ORGANIZATION -> List.of(Field.ORGANIZATION);
            case TEAM -> List.of(Field.TEAMS);
            case ATTRIBUTE, SETTING -> List.of();
        };
    }
}

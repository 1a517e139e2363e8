package dev.roster.verifier;

import dev.roster.account.UserForm;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.profile.Ownership;
import dev.roster.signin.Claims;
import dev.roster.signin.JustInTime;
import dev.roster.table.RowLocation;
import dev.roster.tenant.Present;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * From claims to the row of a user. Nothing stands in the row but what the settings name. For one thread.
 *
 * @param settings what claims mean
 * @param present what there is
 * @param claims the claims
 * @param issues what was left out so far; grows while forms are made
 */
record ClaimReading(JustInTime settings, Present present, Claims claims, List<Issue> issues) {

    static ClaimReading of(JustInTime settings, Present present, Claims claims) {
        return new ClaimReading(settings, present, claims, new ArrayList<>());
    }

    private static RowLocation row() {
        return RowLocation.ofRow(JustInTime.OWNER, 1);
    }

    /** Why nobody comes in with these claims, whoever it is; empty when somebody may. */
    Optional<Issue> refusal() {
        List<String> texts = ofFirstName(Field.PRIMARY_EMAIL);
        if (texts.isEmpty()) {
            String names = String.join(", ", names(Field.PRIMARY_EMAIL));
            return Optional.of(Issue.of(IssueCode.SSO_CLAIM_MISSING, row(), Field.PRIMARY_EMAIL.key(), names));
        }
        for (String text : texts) {
            if (!EmailAddress.parse(text).isValid()) {
                return Optional.of(ofEmail(IssueCode.EMAIL_INVALID, text));
            }
        }
        if (texts.stream()
                        .map(text -> new EmailAddress(text).canonical())
                        .distinct()
                        .count()
                > 1) {
            return Optional.of(ofEmail(IssueCode.EMAIL_SEVERAL, String.join(", ", texts)));
        }
        return settings.allows(email())
                ? Optional.empty()
                : Optional.of(ofEmail(IssueCode.SSO_DOMAIN, email().value()));
    }

    /** The address of claims that are not refused. */
    EmailAddress email() {
        return new EmailAddress(ofFirstName(Field.PRIMARY_EMAIL).get(0));
    }

    boolean isEmailVerified() {
        return claims.email() == Claims.Email.VERIFIED;
    }

    /** An issue about the address. */
    Issue ofEmail(IssueCode code, String text) {
        return Issue.ofCell(code, row().column(Field.PRIMARY_EMAIL.key()), Field.PRIMARY_EMAIL, text);
    }

    /** An issue about nobody's value. */
    static Issue issue(IssueCode code, String... details) {
        return Issue.of(code, row(), details);
    }

    /** The first of the roles that there is not, as an issue; empty when there are all. */
    Optional<Issue> unknown(Set<RoleKey> wanted) {
        String known = present.catalogs().roles().all().stream()
                .map(Role::key)
                .map(RoleKey::value)
                .collect(Collectors.joining(", "));
        return wanted.stream()
                .filter(role -> present.catalogs().roles().find(role).isEmpty())
                .findFirst()
                .map(role -> issue(IssueCode.SSO_ROLE_UNKNOWN, role.value(), known));
    }

    /** The roles of somebody new: what claims mean, else the default. */
    Set<RoleKey> roles() {
        Set<RoleKey> meant = meantRoles();
        return meant.isEmpty() ? Set.of(settings.defaultRole()) : meant;
    }

    /** The roles of somebody who is there: those that claims may mean follow the claims, the others stay. */
    private Set<RoleKey> roles(User user) {
        Set<RoleKey> before = user.access().roles();
        Set<RoleKey> roles = new TreeSet<>(before);
        roles.removeAll(settings.roles().values());
        roles.addAll(meantRoles());
        return roles.isEmpty() && !before.isEmpty() ? Set.of(settings.defaultRole()) : roles;
    }

    /** Values are compared as they are: one that only looks like another means nothing. */
    private Set<RoleKey> meantRoles() {
        Set<RoleKey> meant = new TreeSet<>();
        for (String value : ofAllNames(Field.ROLES)) {
            RoleKey role = settings.roles().get(value);
            if (role != null) {
                meant.add(role);
            }
        }
        return meant;
    }

    /** The row of somebody new. */
    UserForm creation(String externalId) {
        UserForm form = new UserForm().set(Field.EXTERNAL_ID, externalId);
        values().forEach(form::text);
        Set<GroupKey> groups = groups();
        if (!groups.isEmpty()) {
            form.set(Field.GROUPS, groups);
        }
        return meantRoles().isEmpty() ? form : form.set(Field.ROLES, roles());
    }

    /**
     * The row of somebody who is there.
     *
     * @param user as stored
     * @param owners the directories, whose fields are theirs
     */
    UserForm update(User user, List<Ownership> owners) {
        UserForm form = UserForm.about(user.id());
        values().forEach((field, text) -> {
            if (!isOwned(user, owners, field) && isNews(field, user, text)) {
                form.text(field, text);
            }
        });
        if (!settings.roles().isEmpty() && !isOwned(user, owners, Field.ROLES)) {
            form.set(Field.ROLES, roles(user));
        }
        if (settings.groups() == JustInTime.Groups.REPLACED && !isOwned(user, owners, Field.GROUPS)) {
            form.set(Field.GROUPS, groups());
        }
        return form;
    }

    /** An address that nobody vouches for, or a key that is the stored one in other letters, changes nothing. */
    private <T> boolean isNews(Field<T> field, User user, String text) {
        Parsed<T> said = field.parse(text);
        boolean isStored = field.isUnique()
                && said.isValid()
                && field.of(user)
                        .filter(stored -> field.canonical(stored).equals(field.canonical(said.value())))
                        .isPresent();
        return !isStored && (isEmailVerified() || !field.equals(Field.PRIMARY_EMAIL));
    }

    private static boolean isOwned(User user, List<Ownership> owners, Field<?> field) {
        return owners.stream().anyMatch(owner -> owner.owns(user) && owner.owns(field));
    }

    /** What claims give of the fields that there are, roles and groups aside. */
    private Map<Field<?>, String> values() {
        Map<Field<?>, String> values = new LinkedHashMap<>();
        for (Field<?> field : settings.claims().keySet()) {
            boolean isThere = present.fields().find(field.key()).isPresent();
            List<String> texts = isThere && !field.isList() ? ofFirstName(field) : List.of();
            if (!texts.isEmpty()) {
                values.put(field, texts.get(0));
            }
        }
        return values;
    }

    /** The groups that claims name, as far as there are any of that name. */
    private Set<GroupKey> groups() {
        Set<GroupKey> groups = new TreeSet<>();
        for (String value : ofAllNames(Field.GROUPS)) {
            Parsed<GroupKey> key = GroupKey.parse(value);
            if (key.isValid() && present.catalogs().groups().contains(key.value())) {
                groups.add(key.value());
            } else {
                RowLocation place = row().column(Field.GROUPS.key());
                issues.add(Issue.ofCell(IssueCode.VALUE_SKIPPED, place, Field.GROUPS, value));
            }
        }
        return groups;
    }

    private List<String> names(Field<?> field) {
        return settings.claims().getOrDefault(field, List.of());
    }

    private List<String> ofFirstName(Field<?> field) {
        return names(field).stream()
                .map(this::valuesOf)
                .filter(values -> !values.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Set<String> ofAllNames(Field<?> field) {
        return names(field).stream()
                .flatMap(name -> valuesOf(name).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<String> valuesOf(String name) {
        return claims.attributes().getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }
}

package dev.roster.signin;

import dev.roster.access.RoleCatalog;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.RoleKey;
import dev.roster.profile.InvalidPolicy;
import dev.roster.profile.Ownership;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.UnknownPolicy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How users are made at their first single sign-on (T3). Immutable; starts from {@link #standard()}, which lets nobody in before
 * domains are named.
 *
 * <pre>{@code
 * JustInTime.standard()
 *         .forDomains("example.com")
 *         .giving(new RoleKey("member"))
 *         .role("IdP-Admins", new RoleKey("admin"))
 *         .with(JustInTime.Updates.EACH_SIGN_IN);
 * }</pre>
 *
 * @param defaultRole the role of new users for whom no claim means another one
 * @param reach whose addresses come in
 * @param domains their domains in canonical form, up to 1,000; a domain does not stand for those below it
 * @param claims the names of the claims that hold a field, as identity providers write them. Of a field the first name that has a
 *     value counts, and its first value; of {@link Field#GROUPS} and {@link Field#ROLES} all values of all names
 * @param roles what values of the claims of {@link Field#ROLES} mean, exactly as they are written; others mean nothing
 * @param groups what becomes of the groups of users who are there
 * @param updates when claims change a user
 * @param linking whether somebody who is there already is found by their address
 * @param directories the directories whose ids are the subjects of an issuer, by issuer
 */
public record JustInTime(
        RoleKey defaultRole,
        Reach reach,
        Set<String> domains,
        Map<Field<?>, List<String>> claims,
        Map<String, RoleKey> roles,
        Groups groups,
        Updates updates,
        Linking linking,
        Map<String, String> directories) {

    /** How the external ids of those begin whom an identity provider vouches for ({@link Claims#externalId}). */
    public static final String ID_PREFIX = "sso:";

    /** What journals call who acts, and messages who alone gives such external ids. */
    public static final String OWNER = "single sign-on";

    private static final int MAX_ENTRIES = 1_000;

    /** Whose addresses come in. */
    public enum Reach {
        /** Those of the domains that are named. The default, with none. */
        NAMED_DOMAINS,
        /** All: {@code forAnyDomain()} of an application whose identity provider knows nobody else. */
        ANY_DOMAIN
    }

    /** What becomes of the groups of users who are there. New users get those that claims name. */
    public enum Groups {
        /** They stay, whatever claims say. The default. */
        KEPT,
        /**
         * Those that claims name and that exist, and no others: none where claims name none, which SAML says by leaving the
         * attribute out. Counts with {@link Updates#EACH_SIGN_IN}.
         */
        REPLACED
    }

    /** When claims change a user. */
    public enum Updates {
        /** When the user is made, and never again. The default. */
        FIRST_SIGN_IN,
        /**
         * Each time: fields that claims give are overwritten, and of the roles that {@link #roles} names the user has those that
         * claims mean, and no others. Claims that are missing change nothing of their field.
         */
        EACH_SIGN_IN
    }

    /** Whether somebody who is there already is found by their address. */
    public enum Linking {
        /** Never: an address that a user has is refused with {@code sso.emailTaken}. The default. */
        NONE,
        /**
         * By an address that is {@linkplain Claims.Email#VERIFIED verified}, once, as long as the user has no external ID. Only
         * where nobody gives themselves an address that is not theirs ({@link dev.roster.profile.AccountPolicy#emails}).
         */
        VERIFIED_EMAIL
    }

    private static final JustInTime START = new JustInTime(
            new RoleKey("readonly"),
            Reach.NAMED_DOMAINS,
            Set.of(),
            standardNames(),
            Map.of(),
            Groups.KEPT,
            Updates.FIRST_SIGN_IN,
            Linking.NONE,
            Map.of());

    /**
     * Copies, puts domains into canonical form, and checks the rest. Whether roles exist is asked when somebody gets one.
     *
     * @throws IllegalArgumentException if a domain is none, there are more than 1,000 of anything, claims would give a field that they
     *     must not, no claim holds the address, or a role is {@link RoleCatalog#BLOCKED}
     */
    public JustInTime {
        Objects.requireNonNull(reach, "reach");
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(updates, "updates");
        Objects.requireNonNull(linking, "linking");
        domains = Collections.unmodifiableSet(
                new TreeSet<>(domains.stream().map(EmailAddress::domainOf).toList()));
        Map<Field<?>, List<String>> named = new LinkedHashMap<>();
        claims.forEach((field, names) -> {
            requireOfThePerson(field);
            if (!names.isEmpty()) {
                named.put(field, List.copyOf(names));
            }
        });
        claims = Collections.unmodifiableMap(named);
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
        directories = Map.copyOf(directories);
        if (Stream.of(domains.size(), claims.size(), roles.size(), directories.size())
                .anyMatch(many -> many > MAX_ENTRIES)) {
            throw new IllegalArgumentException(
                    "single sign-on has up to 1,000 domains, fields, roles and directories each");
        }
        if (!claims.containsKey(Field.PRIMARY_EMAIL)) {
            throw new IllegalArgumentException("users of single sign-on have an address: name a claim that holds it");
        }
        if (defaultRole.equals(RoleCatalog.BLOCKED) || roles.containsValue(RoleCatalog.BLOCKED)) {
            throw new IllegalArgumentException(
                    "single sign-on keeps nobody out by the role blocked; suspend or deactivate them");
        }
    }

    /** Rights come by {@link #role} alone, and what tells people apart by the subject. */
    private static void requireOfThePerson(Field<?> field) {
        boolean isList = field.equals(Field.ROLES) || field.equals(Field.GROUPS);
        boolean isOther = field.isSystem()
                || field.isPrivileged()
                || field.isList()
                || field.type() == FieldType.USER_REFERENCE
                || field.equals(Field.EXTERNAL_ID);
        if (!isList && isOther) {
            throw new IllegalArgumentException("claims do not give " + field.key()
                    + "; they give names, contact, employment, single values of custom attributes, groups, and roles by"
                    + " role(value, role)");
        }
    }

    /**
     * The names that claims have by the standards. Short ones: OpenID Connect Core 1.0 §5.1; {@code groups} and {@code roles}: RFC
     * 9068 §2.2.3.1. {@code urn:oid:}: mail RFC 4524 §2.16, givenName and sn RFC 4519 §2.12 and §2.32, displayName RFC 2798 §2.3, as
     * the X.500/LDAP attribute profile of SAML 2.0 writes them. {@code schemas.xmlsoap.org}: OASIS Identity Metasystem
     * Interoperability 1.0. {@code schemas.microsoft.com}: the SAML tokens of Microsoft Entra ID and AD FS.
     */
    private static Map<Field<?>, List<String>> standardNames() {
        String soap = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
        String microsoft = "http://schemas.microsoft.com/ws/2008/06/identity/claims/";
        Map<Field<?>, List<String>> names = new LinkedHashMap<>();
        names.put(
                Field.PRIMARY_EMAIL,
                List.of("email", soap + "emailaddress", "urn:oid:0.9.2342.19200300.100.1.3", "mail"));
        names.put(Field.FIRST_NAME, List.of("given_name", soap + "givenname", "urn:oid:2.5.4.42", "givenName"));
        names.put(Field.LAST_NAME, List.of("family_name", soap + "surname", "urn:oid:2.5.4.4", "sn"));
        names.put(
                Field.DISPLAY_NAME,
                List.of(
                        "name",
                        "http://schemas.microsoft.com/identity/claims/displayname",
                        "urn:oid:2.16.840.1.113730.3.1.241",
                        "displayName"));
        names.put(Field.GROUPS, List.of("groups", microsoft + "groups"));
        names.put(Field.ROLES, List.of("roles", microsoft + "role", "groups", microsoft + "groups"));
        return names;
    }

    /**
     * {@return new users are {@code readonly}, claims have the names of the standards; nobody comes in before domains are named}
     */
    public static JustInTime standard() {
        return START;
    }

    /**
     * Tells whether somebody comes in with an address.
     *
     * @param address the address
     * @return whether its domain is one of those that are named
     */
    public boolean allows(EmailAddress address) {
        return reach == Reach.ANY_DOMAIN || domains.contains(address.domain());
    }

    /**
     * How the row of a user is decided: found by external ID, with the default role where it says nothing, without the values that
     * nobody can read.
     *
     * @return the profile, with which a file with the same row does the same
     */
    public Profile profile() {
        return Profiles.users()
                .with(p -> p.name("just-in-time")
                        .matchBy(Field.ID, Field.EXTERNAL_ID)
                        .byDefault(Field.ROLES, defaultRole.value())
                        .invalidValues(InvalidPolicy.SKIP_VALUE)
                        .invalidValues(Field.PRIMARY_EMAIL, InvalidPolicy.REJECT)
                        .unknownGroup(UnknownPolicy.SKIP_VALUE)
                        .unknownOrganization(UnknownPolicy.SKIP_VALUE));
    }

    /** {@return what nobody else does: give such external IDs. To take one from a user, whoever may change the user may} */
    public Ownership ownership() {
        return new Ownership(OWNER, ID_PREFIX, Set.of());
    }

    /**
     * The same settings for other domains.
     *
     * @param others the domains, such as {@code example.com}; none for nobody
     * @return the changed copy
     * @throws IllegalArgumentException if one is no domain
     */
    public JustInTime forDomains(String... others) {
        return copy(Reach.NAMED_DOMAINS, Set.of(others), claims, roles, directories);
    }

    /**
     * The same settings for addresses of any domain.
     *
     * @return the changed copy
     */
    public JustInTime forAnyDomain() {
        return copy(Reach.ANY_DOMAIN, Set.of(), claims, roles, directories);
    }

    /**
     * The same settings with another default role.
     *
     * @param role the role of new users for whom no claim means another one
     * @return the changed copy
     * @throws IllegalArgumentException if it is {@link RoleCatalog#BLOCKED}
     */
    public JustInTime giving(RoleKey role) {
        return new JustInTime(role, reach, domains, claims, roles, groups, updates, linking, directories);
    }

    /**
     * The same settings with other names of the claims of a field.
     *
     * @param field the field, such as {@link Field#DEPARTMENT}; nothing that decides about rights, tells users apart by
     *     more than a unique value, or names others
     * @param names the names, exactly as identity providers write them, the first first; none to leave the field out
     * @return the changed copy
     * @throws IllegalArgumentException if claims do not give that field
     */
    public JustInTime claim(Field<?> field, String... names) {
        return copy(reach, domains, with(claims, field, List.of(names)), roles, directories);
    }

    /**
     * The same settings with one more role that a claim means. Several values may mean several roles; the default role is for those
     * who have none of them.
     *
     * @param value a value of the claims of {@link Field#ROLES}, exactly as the identity provider writes it, such as {@code
     *     IdP-Admins}
     * @param role the role
     * @return the changed copy
     * @throws IllegalArgumentException if it is {@link RoleCatalog#BLOCKED}
     */
    public JustInTime role(String value, RoleKey role) {
        return copy(reach, domains, claims, with(roles, value, role), directories);
    }

    /**
     * The same settings for an issuer whose subjects are the ids of a directory, whose users are its own then: found by what the
     * directory gave, without the fields that it gives, and never made here.
     *
     * @param issuer who vouches, as {@link Claims#issuer} has it
     * @param directory the name of the directory ({@link dev.roster.RosterBuilder#directory}); its ids are its prefix and the
     *     subject, as it writes them
     * @return the changed copy
     */
    public JustInTime ofDirectory(String issuer, String directory) {
        return copy(reach, domains, claims, roles, with(directories, issuer, directory));
    }

    /**
     * The same settings with another rule for groups.
     *
     * @param other what becomes of the groups of users who are there
     * @return the changed copy
     */
    public JustInTime with(Groups other) {
        return new JustInTime(defaultRole, reach, domains, claims, roles, other, updates, linking, directories);
    }

    /**
     * The same settings with another moment of changes.
     *
     * @param other when claims change a user
     * @return the changed copy
     */
    public JustInTime with(Updates other) {
        return new JustInTime(defaultRole, reach, domains, claims, roles, groups, other, linking, directories);
    }

    /**
     * The same settings with or without linking.
     *
     * @param other whether somebody who is there already is found by their address
     * @return the changed copy
     */
    public JustInTime with(Linking other) {
        return new JustInTime(defaultRole, reach, domains, claims, roles, groups, updates, other, directories);
    }

    private JustInTime copy(
            Reach newReach,
            Set<String> newDomains,
            Map<Field<?>, List<String>> newClaims,
            Map<String, RoleKey> newRoles,
            Map<String, String> newDirectories) {
        return new JustInTime(
                defaultRole, newReach, newDomains, newClaims, newRoles, groups, updates, linking, newDirectories);
    }

    private static <K, V> Map<K, V> with(Map<K, V> before, K key, V value) {
        Map<K, V> more = new LinkedHashMap<>(before);
        more.put(key, Objects.requireNonNull(value, "value"));
        return more;
    }
}

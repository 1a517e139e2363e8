package dev.roster.directory.ldap;

import dev.roster.model.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which attribute of an entry is which field, and how its value is written. Immutable; begins with what one kind of server
 * has and is changed attribute by attribute:
 *
 * <pre>{@code
 * LdapAttributes.activeDirectory().map(Field.COMPANY, "extensionAttribute3").without(Field.PHONE_NUMBER)
 * }</pre>
 */
public final class LdapAttributes {

    /** How a value is written. */
    public enum Form {
        /** As people read it; of several values the first counts. Moments become days where the field is one. */
        TEXT,
        /** The 16 bytes of an objectGUID ([MS-DTYP] 2.3.4.2), which become the text that tools show. */
        GUID,
        /** The place of another entry, which becomes the external id of that person. */
        PERSON,
        /** The places of groups, which become their keys: by the table of the directory, else by their first part. */
        GROUPS,
        /** The number userAccountControl, of which one bit says that the account is disabled. */
        ACCOUNT_FLAGS,
        /** {@code TRUE} when the account is locked by an administrator, such as nsAccountLock. */
        LOCKED
    }

    /** How a server tells what changed. */
    public enum Change {
        /** By a moment, to the second: modifyTimestamp (RFC 4512 §3.4.4), whenChanged. */
        TIME,
        /** By the number uSNChanged, which one server of Active Directory counts for itself. */
        COUNT
    }

    /**
     * One attribute.
     *
     * @param name what the server calls it
     * @param form how its values are written
     */
    public record Source(String name, Form form) {

        /** Checks that everything is there. */
        public Source {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(form, "form");
        }
    }

    private static final LdapAttributes STANDARD = new LdapAttributes(
                    Map.of(), "(objectClass=inetOrgPerson)", "modifyTimestamp", Change.TIME)
            .map(Field.EXTERNAL_ID, "entryUUID")
            .map(Field.USER_NAME, "uid")
            .map(Field.PRIMARY_EMAIL, "mail")
            .map(Field.DISPLAY_NAME, "cn")
            .map(Field.FIRST_NAME, "givenName")
            .map(Field.LAST_NAME, "sn")
            .map(Field.PHONE_NUMBER, "telephoneNumber")
            .map(Field.DEPARTMENT, "ou")
            .map(Field.COMPANY, "o")
            .map(Field.LOCATION, "l")
            .map(Field.JOB_TITLE, "title")
            .map(Field.EMPLOYEE_ID, "employeeNumber")
            .map(Field.USER_TYPE, "employeeType")
            .map(Field.MANAGER_ID, "manager", Form.PERSON)
            .map(Field.GROUPS, "memberOf", Form.GROUPS)
            .map(Field.STATUS, "nsAccountLock", Form.LOCKED);

    private static final LdapAttributes ACTIVE_DIRECTORY = new LdapAttributes(
                    Map.of(), "(&(objectCategory=person)(objectClass=user))", "uSNChanged", Change.COUNT)
            .map(Field.EXTERNAL_ID, "objectGUID", Form.GUID)
            .map(Field.USER_NAME, "sAMAccountName")
            .map(Field.PRIMARY_EMAIL, "mail")
            .map(Field.DISPLAY_NAME, "displayName")
            .map(Field.FIRST_NAME, "givenName")
            .map(Field.LAST_NAME, "sn")
            .map(Field.PHONE_NUMBER, "telephoneNumber")
            .map(Field.DEPARTMENT, "department")
            .map(Field.COMPANY, "company")
            .map(Field.LOCATION, "l")
            .map(Field.JOB_TITLE, "title")
            .map(Field.EMPLOYEE_ID, "employeeID")
            .map(Field.USER_TYPE, "employeeType")
            .map(Field.MANAGER_ID, "manager", Form.PERSON)
            .map(Field.GROUPS, "memberOf", Form.GROUPS)
            .map(Field.STATUS, "userAccountControl", Form.ACCOUNT_FLAGS);

    private final Map<Field<?>, Source> sources;
    private final String people;
    private final String changedBy;
    private final Change change;

    private LdapAttributes(Map<Field<?>, Source> sources, String people, String changedBy, Change change) {
        this.sources = sources;
        this.people = people;
        this.changedBy = changedBy;
        this.change = change;
    }

    /** {@return inetOrgPerson (RFC 2798), known by entryUUID (RFC 4530), changed at modifyTimestamp: OpenLDAP, 389 and others} */
    public static LdapAttributes standard() {
        return STANDARD;
    }

    /** {@return Active Directory: users known by objectGUID, changed by uSNChanged, disabled by userAccountControl} */
    public static LdapAttributes activeDirectory() {
        return ACTIVE_DIRECTORY;
    }

    /**
     * Reads a field from an attribute of texts.
     *
     * @param field the field, perhaps a custom attribute
     * @param attribute what the server calls it
     * @return the changed copy
     */
    public LdapAttributes map(Field<?> field, String attribute) {
        return map(field, attribute, Form.TEXT);
    }

    /**
     * Reads a field from an attribute.
     *
     * @param field the field, perhaps a custom attribute
     * @param attribute what the server calls it
     * @param form how its values are written
     * @return the changed copy
     */
    public LdapAttributes map(Field<?> field, String attribute, Form form) {
        Map<Field<?>, Source> more = new LinkedHashMap<>(sources);
        more.put(field, new Source(attribute, form));
        return new LdapAttributes(more, people, changedBy, change);
    }

    /**
     * Leaves a field to people; the directory says nothing about it.
     *
     * @param field any but {@link Field#EXTERNAL_ID}
     * @return the changed copy
     * @throws IllegalArgumentException if people of the directory would not be known again
     */
    public LdapAttributes without(Field<?> field) {
        if (field.equals(Field.EXTERNAL_ID)) {
            throw new IllegalArgumentException("without externalId nobody of the directory is known again");
        }
        Map<Field<?>, Source> fewer = new LinkedHashMap<>(sources);
        fewer.remove(field);
        return new LdapAttributes(fewer, people, changedBy, change);
    }

    /**
     * Says by what the server tells what changed.
     *
     * @param attribute what the server calls it, such as {@code whenChanged} where several servers answer in turn
     * @param by what it holds
     * @return the changed copy
     */
    public LdapAttributes changedBy(String attribute, Change by) {
        return new LdapAttributes(sources, people, attribute, by);
    }

    /** {@return the attribute of each field, the external id first} */
    Map<Field<?>, Source> sources() {
        return sources;
    }

    List<String> fieldKeys() {
        return sources.keySet().stream().map(Field::key).toList();
    }

    Source externalId() {
        return Optional.ofNullable(sources.get(Field.EXTERNAL_ID)).orElseThrow();
    }

    /** The filter that finds people where nobody gave one. */
    String people() {
        return people;
    }

    String changedBy() {
        return changedBy;
    }

    Change change() {
        return change;
    }
}

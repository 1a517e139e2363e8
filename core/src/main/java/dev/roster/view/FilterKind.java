package dev.roster.view;

import dev.roster.model.Field;

/** What the filter icon of a column offers, and so which {@link ColumnFilter}s it makes. */
public enum FilterKind {
    /** No icon: the host's own computed columns, among others. */
    NONE,
    /** Values suggested while somebody types, or the beginning or a part of one: {@code department in ("sales")}. */
    AUTOCOMPLETE,
    /** Ticks at a few known values: {@code status in ("active", "invited")}. */
    ENUMERATION,
    /** Entries of a catalog, such as groups and teams: {@code groups in ("engines")}. */
    CATALOG,
    /** Users, such as managers: {@code managerId in ("u-1")}. */
    PERSON,
    /** Days from and to, of days and of moments: {@code hireDate ge "2024-01-01"}. */
    DATE_RANGE,
    /** Numbers from and to: {@code roleLevel ge 3}. */
    NUMBER_RANGE,
    /** Yes or no: {@code secondFactor eq true}. */
    YES_NO;

    /**
     * What suits a field.
     *
     * @param field any field
     * @return the kind; never {@link #NONE}
     */
    public static FilterKind of(Field<?> field) {
        return switch (field.type()) {
            case TEXT -> isEnumeration(field) ? ENUMERATION : AUTOCOMPLETE;
            case KEYS -> ofKeys(field);
            case NUMBER -> NUMBER_RANGE;
            case DATE, INSTANT -> DATE_RANGE;
            case YES_NO -> YES_NO;
            case USER_REFERENCE -> PERSON;
        };
    }

    private static boolean isEnumeration(Field<?> field) {
        return field.equals(Field.STATUS) || field.equals(Field.TASK_NOTIFICATION);
    }

    private static FilterKind ofKeys(Field<?> field) {
        if (field.equals(Field.ROLES) || field.equals(Field.MODULES)) {
            return ENUMERATION;
        }
        return field.attribute().isPresent() || field.equals(Field.GRANTS) ? AUTOCOMPLETE : CATALOG;
    }
}

package dev.roster.model;

/** How the values of a field are written as text, compared and ordered. */
public enum FieldType {
    /** Characters; compared and ordered by {@link CanonicalForm}, in code point order. */
    TEXT,
    /** A decimal number, {@code -12.5}; ordered by value. */
    NUMBER,
    /** A calendar day, {@code 2024-02-29} (ISO 8601); ordered by time. */
    DATE,
    /** {@code true} or {@code false}; {@code false} comes first. */
    YES_NO,
    /** The id of another user; compared and ordered as it is, since ids of different case are different users. */
    USER_REFERENCE,
    /** A moment in UTC, {@code 2024-02-29T10:15:30Z}; ordered by time. */
    INSTANT,
    /** One key, or several keys or short texts joined by {@code |}; compared by {@link CanonicalForm}, ordered as text. */
    KEYS
}

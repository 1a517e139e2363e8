package dev.roster.model;

/** What a custom attribute holds. */
public enum AttributeType {
    /** Any text. */
    TEXT,
    /** A decimal number. */
    NUMBER,
    /** A calendar day. */
    DATE,
    /** Yes or no. */
    YES_NO,
    /** Another user. */
    USER_REFERENCE,
    /** Several texts in an order. */
    TEXT_LIST
}

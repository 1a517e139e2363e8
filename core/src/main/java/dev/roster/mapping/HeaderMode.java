package dev.roster.mapping;

/** Whether the first row of a file is a header. */
public enum HeaderMode {
    /** Found out: it is one when it holds known names, or nothing that looks like an address, a number or a date. */
    AUTO,
    /** The first row is a header, whatever it holds. */
    YES,
    /** There is no header: the first row is a user. */
    NO
}

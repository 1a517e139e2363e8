package dev.roster.model;

/** Which users the permissions of a role reach. */
public enum Scope {
    /** The holder alone. */
    SELF,
    /** The users whose direct manager is the holder. */
    REPORTS,
    /** The users who share a group with the holder. */
    GROUPS,
    /** Everybody in the tenant. */
    ALL
}

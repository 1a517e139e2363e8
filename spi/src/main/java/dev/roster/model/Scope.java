package dev.roster.model;

/** Which users a permission of a role reaches. */
public enum Scope {
    /** The holder alone. */
    SELF,
    /** What the holder owns, such as the courses somebody wrote; of users, the holder alone. For permissions of hosts. */
    OWN,
    /** The users whose direct manager is the holder. */
    REPORTS,
    /** The users whose manager, or a manager above that one at any distance, is the holder. */
    ALL_REPORTS,
    /** The users who share a group with the holder. */
    GROUPS,
    /** The users of the organization of the holder. */
    ORGANIZATION,
    /** Everybody in the tenant. */
    ALL
}

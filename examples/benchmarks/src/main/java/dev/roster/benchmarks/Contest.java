package dev.roster.benchmarks;

/** What is measured, each in a process of its own. */
enum Contest {
    /** Parses the file to fields with Commons CSV and looks at every field, no more. */
    PARSE("parsing with Commons CSV", "256m"),
    /** Reads the file with every guard and looks at every field, no more. */
    READ_CSV("reading with every guard", "256m"),
    /** Reads a workbook with shared texts and looks at every cell. */
    READ_XLSX("reading a workbook with shared texts", "256m"),
    /** Writes a workbook. */
    WRITE_XLSX("writing a workbook", "128m"),
    /** Plans the file against as many users in memory. */
    PLAN("planning, users in memory", "6g"),
    /** Plans the same file by somebody who reaches everybody. */
    PLAN_BY_ADMIN("planning, users in memory, by an administrator", "6g"),
    /** Plans the same file by somebody who reaches everybody as members of a group. */
    PLAN_IN_GROUP("planning, users in memory, by somebody scoped to their group", "6g"),
    /** Fills an H2 database with the users. */
    LOAD("loading an H2 database", "2g"),
    /** Plans the file against the users of the H2 database. */
    PLAN_ON_H2("planning, users in H2", "256m"),
    /** Delivers messages on PostgreSQL to a receiver that takes five milliseconds. */
    DELIVER("delivering messages", "64m"),
    /** Calls the same receiver with as many threads, for nothing. */
    CALL_ALONE("calling the receiver alone", "64m"),
    /** Writes as many users with a journal and an audit trail into the least tables by {@code COPY}. */
    COPY("COPY of the same users, a journal and an audit trail into the least tables", "1g"),
    /** Plans and applies a file of new users on PostgreSQL. */
    CREATE("planning and applying creates", "256m"),
    /** Parses the file and reads its users by key in chunks with the driver alone. */
    READ("parsing and reading the same users by key", "256m"),
    /** Plans and applies the file of users that are stored, of whom 1 in 100 changed. */
    IMPORT_AGAIN("importing again, 1 in 100 changed", "256m"),
    /** Applies a plan that changes 1 in 10 users. */
    UPDATE("applying updates of 1 in 10 users", "256m"),
    /** Deactivates all users. */
    DEACTIVATE("planning and applying deactivations", "256m"),
    /** Takes the creation of all users back. */
    UNDO("planning and applying the undo of creates", "256m"),
    /** Deactivates 5,000 of the users. */
    LEAVERS("planning and applying 5,000 deactivations", "256m"),
    /** Deactivates them with the driver alone in one transaction, and writes an audit row for each. */
    BARE_LEAVERS("bare SQL for the same deactivations and their audit", "256m"),
    /** Follows a directory of as many people, of whom 1 in 100 changed, reading everybody. */
    SYNC("following a directory, 1 in 100 changed", "256m"),
    /** Reads everybody of the directory, and the users of their external ids in chunks with the driver alone. */
    READ_DIRECTORY("reading the directory and the users by key", "256m"),
    /** Reads the first page by name. */
    FIRST_PAGE("page of 100 by name at depth 0, median", "256m"),
    /** Reads the page by name at a depth of 99,900. */
    DEEP_PAGE("page of 100 by name at depth 99,900, median", "256m"),
    /** Filters, searches and sorts. */
    SEARCH("filter, search and sort, 95 of 100 are faster", "256m"),
    /** Notes that every user signed in. */
    SIGN_INS("noting sign-ins in calls of 1,000", "256m"),
    /** Lists for an administrator, who may read everybody. */
    ADMIN_LIST("first page by name of an administrator", "256m"),
    /** Lists for a manager with five reports. */
    REPORTS_LIST("first page by name of a manager of five", "256m"),
    /** Writes all users as CSV. */
    EXPORT_CSV("exporting as CSV", "128m"),
    /** Reads all users with the driver and writes them with Commons CSV. */
    BARE_EXPORT_CSV("the driver and Commons CSV alone", "128m"),
    /** Writes all users as a workbook. */
    EXPORT_XLSX("exporting as a workbook", "128m"),
    /** Reads all users with the driver and writes them with fastexcel. */
    BARE_EXPORT_XLSX("the driver and fastexcel alone", "128m"),
    /** Moves one user to another department. */
    EDIT("single edit", "256m"),
    /** Does the same with the driver alone, and writes one audit row. */
    BARE_EDIT("bare transaction", "256m"),
    /** Moves one user, and does not wait for the disk. */
    EDIT_UNFLUSHED("single edit, synchronous_commit=off", "256m"),
    /** Does the same with the driver alone. */
    BARE_EDIT_UNFLUSHED("bare transaction, synchronous_commit=off", "256m");

    private final String label;
    private final String heap;

    Contest(String label, String heap) {
        this.label = label;
        this.heap = heap;
    }

    /** What people call it. */
    String label() {
        return label;
    }

    /** Whether it is measured on the PostgreSQL server of the run. */
    boolean isOnServer() {
        return compareTo(COPY) >= 0;
    }

    /** Whether it is a kind of call on a {@link Crowd}. */
    boolean isOnCrowd() {
        return compareTo(ADMIN_LIST) >= 0;
    }

    /** Whether it calls a receiver of messages. */
    boolean isOfMessages() {
        return this == DELIVER || this == CALL_ALONE;
    }

    /** Whether it takes a few of many users out. */
    boolean isOfLeavers() {
        return this == LEAVERS || this == BARE_LEAVERS;
    }

    /** Whether it reads a directory. */
    boolean isOnDirectory() {
        return this == SYNC || this == READ_DIRECTORY;
    }

    /** Whether it writes all users of a {@link Crowd} to a file. */
    boolean isExport() {
        return compareTo(EXPORT_CSV) >= 0 && compareTo(BARE_EXPORT_XLSX) <= 0;
    }

    /** The size of the heap, as the option {@code -Xmx} takes it. */
    String heap() {
        return heap;
    }
}

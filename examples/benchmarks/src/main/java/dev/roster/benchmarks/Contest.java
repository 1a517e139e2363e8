package dev.roster.benchmarks;

/** What is measured, each in a process of its own. */
enum Contest {
    /** Parses the file to fields with Commons CSV and looks at every field, no more. */
    PARSE("parsing with Commons CSV", "256m"),
    /** Plans the file against as many users in memory. */
    PLAN("planning, users in memory", "6g"),
    /** Fills an H2 database with the users. */
    LOAD("loading an H2 database", "2g"),
    /** Plans the file against the users of the H2 database. */
    PLAN_ON_H2("planning, users in H2", "256m");

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

    /** The size of the heap, as the option {@code -Xmx} takes it. */
    String heap() {
        return heap;
    }
}

package dev.roster.cli;

/** How results are written. */
enum OutputFormat {
    /** For people. */
    TEXT,
    /** For programs: one JSON object and nothing else. */
    JSON
}

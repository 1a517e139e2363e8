/** Assertions, rows and contracts for hosts' unit tests; start at {@code dev.roster.testing.RosterAssertions}. */
module dev.roster.testing {
    requires transitive dev.roster.core;
    requires transitive org.assertj.core;
    requires static transitive org.jspecify;
    requires static transitive org.junit.jupiter.api;

    exports dev.roster.testing;
}

/** Assertions and rows for hosts' unit tests; start at {@code dev.roster.testing.RosterAssertions}. */
module dev.roster.testing {
    requires transitive dev.roster.core;
    requires transitive org.assertj.core;
    requires static transitive org.jspecify;

    exports dev.roster.testing;
}

/** The contract of the ports as JUnit tests: a store plugin keeps it when they pass. */
module dev.roster.tck {
    requires transitive dev.roster.spi;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires static transitive org.jspecify;

    exports dev.roster.tck;

    opens dev.roster.tck;
}

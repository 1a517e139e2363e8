/** CSV rows in, CSV rows out. */
module dev.roster.csv {
    requires transitive dev.roster.spi;
    requires org.apache.commons.csv;
    requires static transitive org.jspecify;

    exports dev.roster.csv;
}

/**
 * The words both sides speak and the ports that a plugin implements.
 *
 * <p>{@link dev.roster.model} holds immutable values, {@link dev.roster.query} says how users are asked
 * for, {@link dev.roster.table} reads and writes tabular data, {@link dev.roster.spi} is what a storage
 * plugin implements.
 */
module dev.roster.spi {
    requires static transitive org.jspecify;

    exports dev.roster.model;
    exports dev.roster.query;
    exports dev.roster.spi;
    exports dev.roster.table;
}

/** Tests of the JDBC store. */
@NullMarked
package dev.roster.store.jdbc;

import org.jspecify.annotations.NullMarked;

/**
 * How people ask for users: the text forms of filters and sorts.
 *
 * <p>{@link dev.roster.view.FilterText} and {@link dev.roster.view.SortText} turn what somebody typed into
 * the values of {@link dev.roster.query}.
 */
@NullMarked
package dev.roster.view;

import org.jspecify.annotations.NullMarked;

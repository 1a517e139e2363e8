/**
 * How people ask for users, and what they get back: the text forms of filters and sorts, and files.
 *
 * <p>{@link dev.roster.view.Views} answers pages, counts and values of the users whom an actor may read.
 * {@link dev.roster.view.FilterText} and {@link dev.roster.view.SortText} turn what somebody typed into
 * the values of {@link dev.roster.query}, {@link dev.roster.view.ColumnFilters} takes a filter apart into what the icon of
 * each column shows; {@link dev.roster.view.RejectedRows} gives back the rows of a file
 * that have to be mended.
 */
@NullMarked
package dev.roster.view;

import org.jspecify.annotations.NullMarked;

/**
 * How people look at users: tables, filters, links, suggestions, selections and files.
 *
 * <p>{@link dev.roster.view.Views} answers for the users whom an actor may read. {@link dev.roster.view.Columns} says what a
 * table can show, {@link dev.roster.view.ViewState} what somebody looks at, in a link and out of it.
 * {@link dev.roster.view.FilterText} and {@link dev.roster.view.SortText} turn what somebody typed into the values of
 * {@link dev.roster.query}, {@link dev.roster.view.ColumnFilters} takes a filter apart into what the icon of each column shows.
 * {@link dev.roster.view.Selection} with {@link dev.roster.view.SelectionChange} is a plan, {@link dev.roster.view.Export} a
 * file; {@link dev.roster.view.RejectedRows} gives back the rows of a file that have to be mended.
 */
@NullMarked
package dev.roster.view;

import org.jspecify.annotations.NullMarked;

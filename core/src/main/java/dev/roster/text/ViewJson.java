package dev.roster.text;

import dev.roster.json.FlatObject;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.query.Cursor;
import dev.roster.view.Column;
import dev.roster.view.ColumnPart;
import dev.roster.view.Columns;
import dev.roster.view.Suggestion;
import dev.roster.view.TablePage;
import dev.roster.view.TableRow;
import dev.roster.view.ViewState;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tables of users as JSON for a host's REST and its pages.
 *
 * <pre>{@code
 * page         {"columns": [COLUMN...], "users": [{"id": "u-1", "version": 3, "cells": {"user": {"name": "Ada", ...}, "department": "Sales"}}...],
 *               "next": "CURSOR", "issues": [ISSUE...]}
 * COLUMN       {"key": "department", "title": "Department", "shown": true, "sort": "department", "filter": "department", "filterKind": "AUTOCOMPLETE"}
 * columns      {"columns": [COLUMN...]}
 * suggestions  {"suggestions": [{"value": "Sales", "label": "Sales", "count": 12}...]}
 * state        {"v": "1", "search": "ada", "filter": "department eq \"Sales\"", "sort": "-hireDate", "columns": "user,department", "size": "50", "cursor": "CURSOR"}
 * }</pre>
 *
 * <p>A cell of one text is that text, or the value of its field as {@link JsonObject#value} writes it; a cell of several is
 * an object of them by name. {@code sort}, {@code filter} and {@code next} are null where there is none.
 */
public final class ViewJson {

    private static final int MAX_STATE = 65_536;

    private ViewJson() {}

    /**
     * Writes one page as one object and a line end.
     *
     * @param page the page
     * @param issues what was left out of the state that was asked for
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @param locale the language of titles and messages
     * @throws UncheckedIOException if {@code out} cannot be written to
     */
    public static void write(TablePage page, List<Issue> issues, Writer out, Locale locale) {
        JsonObject.write(
                out,
                json -> json.objects("columns", page.columns().stream(), (each, column) -> add(each, column, locale))
                        .objects("users", page.rows().stream(), (each, row) -> add(each, page.columns(), row))
                        .text("next", page.next().map(Cursor::token).orElse(null))
                        .objects("issues", issues.stream(), (each, issue) -> PlanJson.addIssue(each, issue, locale)));
    }

    /**
     * Writes what a table may show as one object and a line end: for a column picker and the icons of sorts and filters.
     *
     * @param columns the columns that the actor may see
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @param locale the language of titles
     * @throws UncheckedIOException if {@code out} cannot be written to
     */
    public static void write(Columns columns, Writer out, Locale locale) {
        JsonObject.write(
                out,
                json -> json.objects("columns", columns.all().stream(), (each, column) -> add(each, column, locale)));
    }

    /**
     * Writes suggestions as one object and a line end.
     *
     * @param suggestions the suggestions
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @throws UncheckedIOException if {@code out} cannot be written to
     */
    public static void write(List<Suggestion> suggestions, Writer out) {
        JsonObject.write(
                out,
                json -> json.objects(
                        "suggestions",
                        suggestions.stream(),
                        (each, suggestion) -> each.text("value", suggestion.value())
                                .text("label", suggestion.label())
                                .number("count", suggestion.count())));
    }

    /**
     * Writes the state of a view as one object and a line end.
     *
     * @param state the state
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @throws UncheckedIOException if {@code out} cannot be written to
     */
    public static void write(ViewState state, Writer out) {
        JsonObject.write(out, json -> state.toParameters().forEach(json::text));
    }

    /**
     * Reads the state of a view, whoever wrote it. What cannot be read becomes an issue and is left out, never an exception.
     *
     * @param text what {@link #write(ViewState, Writer)} wrote, at most 65,536 characters
     * @param columns what the view has
     * @return the state, and what was left out
     */
    public static ViewState.Reading readState(String text, Columns columns) {
        String refusal = "it has more than 65,536 characters";
        if (text.length() <= MAX_STATE) {
            try {
                return ViewState.ofParameters(FlatObject.read(text), columns);
            } catch (IllegalArgumentException noState) {
                refusal = String.valueOf(noState.getMessage());
            }
        }
        return new ViewState.Reading(
                ViewState.initial(), List.of(Issue.of(IssueCode.VIEW_PARAMETER_INVALID, null, "state", refusal)));
    }

    private static void add(JsonObject json, Column column, Locale locale) {
        json.text("key", column.key())
                .text("title", column.title(locale))
                .yesNo("shown", column.isShown())
                .text("sort", column.sort().map(Field::key).orElse(null))
                .text("filter", column.filter().map(Field::key).orElse(null))
                .text("filterKind", column.filterKind().name());
    }

    private static void add(JsonObject json, List<Column> columns, TableRow row) {
        json.text("id", row.user().id().value()).number("version", row.user().version());
        json.object("cells", cells -> {
            for (int i = 0; i < columns.size(); i++) {
                addCell(cells, columns.get(i), row.user(), row.cells().get(i));
            }
        });
    }

    private static void addCell(JsonObject json, Column column, User user, List<String> texts) {
        List<ColumnPart> parts = column.parts();
        if (parts.size() == 1) {
            addText(json, column.key(), parts.get(0), user, texts.get(0));
            return;
        }
        json.object(column.key(), cell -> {
            for (int i = 0; i < parts.size(); i++) {
                addText(cell, parts.get(i).key(), parts.get(i), user, texts.get(i));
            }
        });
    }

    private static void addText(JsonObject json, String name, ColumnPart part, User user, String text) {
        Optional<Field<?>> field = part.storedField();
        if (field.isPresent()) {
            addValue(json, name, field.get(), user);
        } else {
            json.text(name, text.isEmpty() ? null : text);
        }
    }

    private static <T> void addValue(JsonObject json, String name, Field<T> field, User user) {
        @Nullable T value = field.valueOf(user);
        json.value(name, field, value);
    }
}

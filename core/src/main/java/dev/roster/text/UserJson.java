package dev.roster.text;

import dev.roster.account.UserOutcome;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.spi.PlanId;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Users, and what became of single calls on them, as JSON for programs. */
public final class UserJson {

    private UserJson() {}

    /**
     * Adds the values of a user by the keys of their fields, as {@link JsonObject#value} writes them; null where there is
     * none.
     *
     * @param json the object that is written
     * @param fields which fields, in their order
     * @param user the user
     */
    public static void add(JsonObject json, Collection<Field<?>> fields, User user) {
        fields.forEach(field -> addField(json, field, user));
    }

    /**
     * Writes what became of a single call as one object and a line end: {@code run, outcome, user, issues}. The user is
     * the stored one, with the {@code version} that a later change must name.
     *
     * @param outcome what became of the call
     * @param fields which fields of the user, in their order
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @throws UncheckedIOException if {@code out} cannot be written to
     */
    public static void write(UserOutcome outcome, Collection<Field<?>> fields, Writer out) {
        write(outcome, fields, out, Locale.ENGLISH);
    }

    /**
     * Writes what became of a single call like {@link #write(UserOutcome, Collection, Writer)}, with the messages of its
     * issues in another language.
     *
     * @param outcome what became of the call
     * @param fields which fields of the user, in their order
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @param locale the language, as {@link dev.roster.model.Issue#message(Locale)} takes it
     * @throws UncheckedIOException if {@code out} cannot be written to
     */
    public static void write(UserOutcome outcome, Collection<Field<?>> fields, Writer out, Locale locale) {
        JsonObject.write(out, json -> {
            json.text("run", outcome.run().map(PlanId::value).orElse(null))
                    .text("outcome", outcome.kind().name());
            Optional<User> stored = outcome.stored();
            if (stored.isPresent()) {
                json.object(
                        "user", user -> add(user.number("version", stored.get().version()), fields, stored.get()));
            } else {
                json.text("user", null);
            }
            json.objects("issues", outcome.issues().stream(), (each, issue) -> PlanJson.addIssue(each, issue, locale));
        });
    }

    private static <T> void addField(JsonObject json, Field<T> field, User user) {
        json.value(field.key(), field, field.valueOf(user));
    }
}

package dev.roster.work;

import dev.roster.access.Actor;
import dev.roster.model.UserId;
import dev.roster.spi.DocumentStore.Document;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for work. An operator is another one than the user whose id is the operator's name.
 *
 * @param name what journals show
 * @param user the user, or null for an operator
 */
record Asker(String name, @Nullable UserId user) {

    static Asker of(Actor actor) {
        return new Asker(actor.name(), actor.id().orElse(null));
    }

    /** Who stands in a document of theirs, under the name that it says. */
    static Asker of(Document document, String name) {
        return new Asker(name, document.user());
    }
}

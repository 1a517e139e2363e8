package dev.roster.store.jdbc;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeValue;
import dev.roster.model.UserBuilder;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers the rows of lists of texts, which come in any order. For one thread. */
final class TextLists {

    private final IdentityHashMap<UserBuilder, Map<AttributeKey, SortedMap<Integer, String>>> texts =
            new IdentityHashMap<>();

    void add(UserBuilder user, AttributeKey attribute, int position, String text) {
        texts.computeIfAbsent(user, any -> new TreeMap<>())
                .computeIfAbsent(attribute, any -> new TreeMap<>())
                .put(position, text);
    }

    /** Puts the lists on their users. */
    void complete() {
        texts.forEach((user, lists) -> lists.forEach((attribute, byPosition) ->
                user.attribute(attribute, new AttributeValue.TextList(new ArrayList<>(byPosition.values())))));
    }
}

package dev.roster.decide;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.words.FullName;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out to whom the texts of rows lead that name other users: by a key, else by the name. For one thread. */
final class TextTargets {

    private final DecisionTerms terms;
    private final SurveyRecorder survey;
    private final NamedTexts names;

    /**
     * Starts with nobody known.
     *
     * @param terms what decisions depend on
     * @param survey what hears who is named
     * @param names what keeps to whom a text leads
     */
    TextTargets(DecisionTerms terms, SurveyRecorder survey, NamedTexts names) {
        this.terms = terms;
        this.survey = survey;
        this.names = names;
    }

    /** The full names in the texts of a batch that no key leads from, in the form in which they are compared. */
    Set<String> names(RowBatch batch, List<List<User>> matches) {
        Set<String> unknown = new LinkedHashSet<>();
        for (RowBatch.AskedText asked : batch.references.values()) {
            if (!asked.names().isEmpty() && withKeys(asked, matches).isEmpty()) {
                unknown.addAll(asked.names());
            }
        }
        return unknown;
    }

    /** Remembers to whom the texts of a batch lead, given who is called by one of their names. */
    void take(RowBatch batch, List<List<User>> matches, Collection<User> called) {
        Map<String, Set<User>> usersOfName = new HashMap<>();
        for (User user : called) {
            FullName.of(user)
                    .forEach(name -> usersOfName
                            .computeIfAbsent(name, any -> new LinkedHashSet<>())
                            .add(user));
        }
        batch.references.forEach((text, asked) -> take(text, asked, matches, usersOfName));
    }

    private void take(
            String text, RowBatch.AskedText asked, List<List<User>> matches, Map<String, Set<User>> usersOfName) {
        Collection<User> users = withKeys(asked, matches);
        List<String> called = List.of();
        for (int i = 0; i < asked.names().size() && users.isEmpty(); i++) {
            users = usersOfName.getOrDefault(asked.names().get(i), Set.of());
            called = asked.names().subList(0, i + 1);
        }
        List<UserId> ids = users.stream().map(User::id).toList();
        int target = ids.size() == 1 ? survey.target(text, terms.reference(text), ids.get(0), called) : -1;
        names.put(text, ids, target, ids.size() > 1 ? inWords(users) : "");
    }

    /** Whom the keys of a text lead to; nobody is put under somebody who is deleted. */
    private static Collection<User> withKeys(RowBatch.AskedText asked, List<List<User>> matches) {
        Map<UserId, User> users = new LinkedHashMap<>();
        for (int place : asked.keysAt()) {
            matches.get(place).stream()
                    .filter(user -> user.access().status() != UserStatus.DELETED)
                    .forEach(user -> users.put(user.id(), user));
        }
        return users.values();
    }

    private static String inWords(Collection<User> users) {
        List<String> some = users.stream()
                .limit(Verdict.MAX_NAMED)
                .map(user -> user.label() + " " + keyOf(user))
                .sorted()
                .toList();
        return Verdict.inWords(some, users.size() > some.size());
    }

    private static String keyOf(User user) {
        return Stream.of(Field.PRIMARY_EMAIL, Field.USER_NAME, Field.EMPLOYEE_ID)
                .map(field -> Survey.canonical(field, user))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> user.id().value());
    }
}

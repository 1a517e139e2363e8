package dev.roster.access;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An action as people are offered it. A host adds its own: {@code new MenuAction("export-badges", "Export badges",
 * Set.of(Subject.SELECTION), new Action("export-badges", Permission.READ_USERS), List.of())}.
 *
 * @param key what programs call it: {@code transfer-ownership}
 * @param title what people read, in English: {@code Transfer ownership}
 * @param subjects what it is offered for; unmodifiable
 * @param action what it does to a user, and the permission that it needs
 * @param gates what it asks beside that, all of it, in the order in which it is asked; unmodifiable
 */
public record MenuAction(String key, String title, Set<Subject> subjects, Action action, List<Gate> gates) {

    /** What an action is about. */
    public enum Subject {
        /** Nobody who is there already: the bar above a list. */
        NOTHING,
        /** One user: the menu of a row. */
        USER,
        /** Several users at once. */
        SELECTION
    }

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if key or title is blank, it is about nothing at all, or creates a user who is there
     */
    public MenuAction {
        Objects.requireNonNull(action, "action");
        subjects = Set.copyOf(subjects);
        gates = List.copyOf(gates);
        if (key.isBlank() || title.isBlank() || subjects.isEmpty()) {
            throw new IllegalArgumentException("an action of a menu has a key, a title and something that it is about");
        }
        boolean isAboutUsers = subjects.contains(Subject.USER) || subjects.contains(Subject.SELECTION);
        if (isAboutUsers && action.equals(Action.CREATE)) {
            throw new IllegalArgumentException(key + ": nobody who is there is created");
        }
    }
}

package dev.roster.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The actions that an application offers, in the order in which people see them. Immutable. {@link ActionMenus} has those that
 * come with Roster.
 *
 * @param actions the actions, each key once; unmodifiable
 */
public record ActionMenu(List<MenuAction> actions) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if two actions have the same key
     */
    public ActionMenu {
        actions = List.copyOf(actions);
        long keys = actions.stream().map(MenuAction::key).distinct().count();
        if (keys < actions.size()) {
            throw new IllegalArgumentException("each key of a menu stands for one action");
        }
    }

    /**
     * The same with more actions; one with a known key takes the place of the action that was there.
     *
     * @param more the actions of the host
     * @return a new menu
     */
    public ActionMenu with(Collection<MenuAction> more) {
        Map<String, MenuAction> all = new LinkedHashMap<>();
        actions.forEach(action -> all.put(action.key(), action));
        more.forEach(action -> all.put(action.key(), action));
        return new ActionMenu(new ArrayList<>(all.values()));
    }

    /**
     * The same without some actions.
     *
     * @param keys the keys of those to leave out; unknown ones count for nothing
     * @return a new menu
     */
    public ActionMenu without(Collection<String> keys) {
        return new ActionMenu(
                actions.stream().filter(action -> !keys.contains(action.key())).toList());
    }

    List<MenuAction> about(MenuAction.Subject subject) {
        return actions.stream()
                .filter(action -> action.subjects().contains(subject))
                .toList();
    }
}

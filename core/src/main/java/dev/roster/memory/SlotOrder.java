package dev.roster.memory;

import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Slots in the order of their ids, put in order only when somebody reads them: imports append, and sorting
 * what is nearly sorted costs little.
 */
final class SlotOrder {

    private final List<Slot> slots = new ArrayList<>();
    private boolean isOrdered = true;

    void add(Slot slot) {
        isOrdered = isOrdered && (slots.isEmpty() || slots.get(slots.size() - 1).compareTo(slot) < 0);
        slots.add(slot);
    }

    /** Notes that a slot was marked as removed; it is swept out when the order is read next. */
    void noteRemoval() {
        isOrdered = false;
    }

    /** All users by id. */
    Stream<User> users() {
        return inOrder().stream().map(Slot::user);
    }

    /** The users after an id, or from the first one on. */
    List<User> usersAfter(@Nullable UserId id, int limit) {
        List<Slot> ordered = inOrder();
        int start = id == null ? 0 : firstAfter(ordered, id);
        int end = (int) Math.min(ordered.size(), (long) start + limit);
        return ordered.subList(start, end).stream().map(Slot::user).toList();
    }

    private List<Slot> inOrder() {
        if (!isOrdered) {
            slots.removeIf(Slot::isRemoved);
            slots.sort(null);
            isOrdered = true;
        }
        return slots;
    }

    private static int firstAfter(List<Slot> ordered, UserId id) {
        int low = 0;
        int high = ordered.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ordered.get(middle).id().compareTo(id) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

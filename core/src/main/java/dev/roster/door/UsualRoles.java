package dev.roster.door;

import dev.roster.model.RoleKey;
import dev.roster.model.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which roles the users of a job title hold, counted; grows with titles and roles, not with users. For one thread. */
final class UsualRoles {

    private static final int FEWEST_OTHERS = 5;

    private final Map<String, Map<RoleKey, Integer>> holders = new HashMap<>();
    private final Map<String, Integer> users = new HashMap<>();

    /** Counts a user; one who rests or has no job title counts for nothing. */
    void add(User user) {
        String title = user.employment().jobTitle();
        if (title != null && !user.access().status().isAtRest()) {
            users.merge(title, 1, Integer::sum);
            Map<RoleKey, Integer> counts = holders.computeIfAbsent(title, any -> new HashMap<>());
            user.access().roles().forEach(role -> counts.merge(role, 1, Integer::sum));
        }
    }

    /** The roles of a user who was counted that fewer than half of the others hold; none where these are fewer than five. */
    List<RoleKey> unusualOf(User user) {
        String title = user.employment().jobTitle();
        int others = title == null || user.access().status().isAtRest() ? 0 : users.getOrDefault(title, 1) - 1;
        if (others < FEWEST_OTHERS) {
            return List.of();
        }
        Map<RoleKey, Integer> counts = holders.getOrDefault(title, Map.of());
        return user.access().roles().stream()
                .filter(role -> 2 * (counts.getOrDefault(role, 1) - 1) < others)
                .toList();
    }
}

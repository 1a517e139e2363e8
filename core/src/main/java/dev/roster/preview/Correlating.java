package dev.roster.preview;

import dev.roster.model.User;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.UserStore;
import java.util.ArrayList;
import java.util.List;

/** Asks a store for users by keys, as many at once as it takes. */
final class Correlating {

    private static final int MOST = 10_000;

    private Correlating() {}

    static List<List<User>> of(UserStore users, List<CorrelationKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        if (keys.size() <= MOST) {
            return users.correlate(keys);
        }
        List<List<User>> matches = new ArrayList<>(keys.size());
        for (int start = 0; start < keys.size(); start += MOST) {
            matches.addAll(users.correlate(keys.subList(start, Math.min(keys.size(), start + MOST))));
        }
        return matches;
    }
}

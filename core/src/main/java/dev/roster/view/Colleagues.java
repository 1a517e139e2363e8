package dev.roster.view;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom the users of a page report to, and who reports to them, as far as the actor may see. Managers are asked for level by
 * level and remembered, so that a page costs one question a level and the next page of the same people none. For one
 * thread.
 */
final class Colleagues {

    /** As many managers as are remembered from page to page. */
    private static final int REMEMBERED = 10_000;

    /** As many reports, at all levels, as the people of one page may have together. */
    private static final int MOST_REPORTS = 100_000;

    private final Views views;
    private final Map<UserId, Optional<User>> known = new HashMap<>();

    Colleagues(Views views) {
        this.views = views;
    }

    /** {@return the direct manager of a user, when there is one whom the actor may see} */
    Optional<User> managerOf(User user) {
        UserId manager = user.employment().managerId();
        return manager == null ? Optional.empty() : known.getOrDefault(manager, Optional.empty());
    }

    /** {@return the managers of a user, the direct one first; a circle ends where it began} */
    List<User> managersOf(User user) {
        List<User> managers = new ArrayList<>();
        Set<UserId> seen = new LinkedHashSet<>(Set.of(user.id()));
        Optional<User> next = managerOf(user);
        while (next.isPresent() && seen.add(next.get().id())) {
            managers.add(next.get());
            next = managerOf(next.get());
        }
        return managers;
    }

    /** Asks for the direct managers of users. */
    void loadManagers(List<User> users) {
        forgetMany();
        load(users);
    }

    /** Before a question, not within one: the levels of one chain belong together. */
    private void forgetMany() {
        if (known.size() > REMEMBERED) {
            known.clear();
        }
    }

    private void load(List<User> users) {
        Set<UserId> missing = new LinkedHashSet<>();
        for (User user : users) {
            @Nullable UserId manager = user.employment().managerId();
            if (manager != null && !known.containsKey(manager)) {
                missing.add(manager);
            }
        }
        if (!missing.isEmpty()) {
            List<User> found = views.findAll(missing);
            missing.forEach(id -> known.put(id, Optional.empty()));
            found.forEach(user -> known.put(user.id(), Optional.of(user)));
        }
    }

    /** Asks for all managers of users, up to those who have none. */
    void loadChains(List<User> users) {
        forgetMany();
        List<User> level = users;
        Set<UserId> climbed = new LinkedHashSet<>();
        while (!level.isEmpty()) {
            load(level);
            List<User> above = new ArrayList<>();
            level.forEach(user ->
                    managerOf(user).filter(manager -> climbed.add(manager.id())).ifPresent(above::add));
            level = above;
        }
    }

    /** {@return how many direct reports each user has whom the actor may see; nothing for who has none} */
    Map<UserId, Long> directReports(List<User> users) {
        Filter reports =
                Filter.in(Field.MANAGER_ID, users.stream().map(User::id).toList());
        Map<UserId, Long> counts = new HashMap<>();
        for (ValueCount count :
                views.values(ValueQuery.of(Field.MANAGER_ID).where(reports).limit(ValueQuery.MAX_LIMIT))) {
            counts.put(new UserId(count.value()), count.count());
        }
        return counts;
    }

    /**
     * How many reports each user has at all levels whom the actor may see; a circle ends where it began.
     *
     * @throws TooManyReportsException if they are more than 100,000 in all
     */
    Map<UserId, Long> allReports(List<User> users) {
        Map<UserId, List<UserId>> reports = new HashMap<>();
        Set<UserId> asked = new LinkedHashSet<>();
        Deque<UserId> open = new ArrayDeque<>();
        users.forEach(user -> open.add(user.id()));
        while (!open.isEmpty()) {
            List<UserId> level = new ArrayList<>();
            while (!open.isEmpty() && level.size() < Filter.In.MAX_VALUES) {
                UserId id = open.remove();
                if (asked.add(id)) {
                    level.add(id);
                }
            }
            addReports(level, reports, open);
            if (asked.size() + open.size() > MOST_REPORTS) {
                throw new TooManyReportsException("this page", MOST_REPORTS);
            }
        }
        Map<UserId, Long> counts = new HashMap<>();
        users.forEach(user -> counts.put(user.id(), under(user.id(), reports)));
        return counts;
    }

    private void addReports(List<UserId> managers, Map<UserId, List<UserId>> reports, Deque<UserId> open) {
        try (Stream<User> found = views.scan(Filter.in(Field.MANAGER_ID, managers))) {
            for (Iterator<User> rest = found.iterator(); rest.hasNext() && open.size() <= MOST_REPORTS; ) {
                User report = rest.next();
                UserId manager = Objects.requireNonNull(report.employment().managerId());
                reports.computeIfAbsent(manager, none -> new ArrayList<>()).add(report.id());
                open.add(report.id());
            }
        }
    }

    private static long under(UserId top, Map<UserId, List<UserId>> reports) {
        Set<UserId> found = new LinkedHashSet<>();
        Deque<UserId> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            for (UserId report : reports.getOrDefault(open.pop(), List.of())) {
                if (!report.equals(top) && found.add(report)) {
                    open.push(report);
                }
            }
        }
        return found.size();
    }
}

package dev.roster.laws;

import dev.roster.model.Field;
import dev.roster.model.User;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows of a file over a world, thrown from a seed. The first row is the header. */
final class Files {

    private static final List<String> OTHER_KEYS = List.of("roles", "groups", "organization", "managerId", "status");
    private static final List<String> UNIQUE_KEYS = List.of("userName", "primaryEmail", "employeeId");

    private final Dice dice;
    private final List<User> users;
    private final List<String> match;
    private final List<String> columns;
    /** Most files are nearly well-formed, so that much of them is applied. */
    private final boolean isCalm;

    private final int repetitions;

    private Files(Dice dice, List<User> users, List<String> match) {
        this.dice = dice;
        this.users = users;
        this.match = match;
        this.isCalm = dice.chance(70);
        this.repetitions = dice.oneOf(0, 0, 3, 35);
        this.columns = columns();
    }

    static List<List<String>> rows(Dice dice, List<User> users, List<String> match) {
        return new Files(dice, users, match).rows();
    }

    private List<String> columns() {
        Set<String> columns = new LinkedHashSet<>(match);
        columns.addAll(dice.some(UNIQUE_KEYS, 40));
        columns.addAll(dice.some(OTHER_KEYS, 40));
        columns.addAll(dice.some(Cells.PLAIN_KEYS, 15));
        columns.addAll(
                dice.some(World.ATTRIBUTES.stream().map(a -> a.key().value()).toList(), 20));
        return dice.shuffled(List.copyOf(columns));
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        List<User> owners = new ArrayList<>();
        int count = dice.chance(5) ? 0 : 1 + dice.below(dice.chance(15) ? 40 : 10);
        List<User> left = new ArrayList<>(dice.shuffled(users));
        left.removeIf(user ->
                match.stream().allMatch(key -> text(World.field(key), user).isEmpty()));
        for (int i = 0; i < count; i++) {
            boolean isRepeated = dice.chance(repetitions) && !owners.isEmpty();
            boolean isStored = isRepeated || (!left.isEmpty() && dice.chance(65));
            if (isStored) {
                User user = isRepeated ? dice.pick(owners) : left.remove(0);
                owners.add(user);
                rows.add(new ArrayList<>(
                        columns.stream().map(column -> stored(column, user)).toList()));
            } else {
                int number = isCalm && dice.chance(95) ? 100 + i : 100 + dice.below(12);
                rows.add(new ArrayList<>(
                        columns.stream().map(column -> fresh(column, number)).toList()));
            }
        }
        rotateKeys(rows, owners);
        rows.add(0, columns);
        return dice.chance(50) ? rows : withHeaderFirst(rows);
    }

    private List<List<String>> withHeaderFirst(List<List<String>> rows) {
        List<List<String>> shuffled = new ArrayList<>(dice.shuffled(rows.subList(1, rows.size())));
        shuffled.add(0, rows.get(0));
        return shuffled;
    }

    /** Lets users exchange a unique value by which they are not found. */
    private void rotateKeys(List<List<String>> rows, List<User> owners) {
        List<String> free = UNIQUE_KEYS.stream()
                .filter(columns::contains)
                .filter(key -> !match.contains(key))
                .toList();
        if (free.isEmpty() || owners.size() < 2 || rows.size() != owners.size() || dice.chance(30)) {
            return;
        }
        String key = dice.pick(free);
        int column = columns.indexOf(key);
        int size = Math.min(owners.size(), 2 + dice.below(3));
        for (int i = 0; i < size; i++) {
            rows.get(i).set(column, text(World.field(key), owners.get((i + 1) % size)));
        }
    }

    private String stored(String column, User user) {
        String text = text(World.field(column), user);
        if (match.contains(column)) {
            return isCalm || dice.chance(93) ? noisy(text) : other(column);
        }
        if (UNIQUE_KEYS.contains(column)) {
            return dice.chance(isCalm ? 88 : 70) ? text : other(column);
        }
        return dice.chance(45) ? text : other(column);
    }

    private String fresh(String column, int number) {
        boolean isKey = match.contains(column) || UNIQUE_KEYS.contains(column);
        if (isKey && (isCalm || dice.chance(92))) {
            return key(column, number);
        }
        return other(column);
    }

    private static String key(String column, int number) {
        return switch (column) {
            case "userName" -> "new" + number;
            case "primaryEmail" -> "new" + number + "@example.com";
            case "employeeId" -> "N" + number;
            case "phoneNumber" -> "+49401234" + number;
            default -> "K" + number;
        };
    }

    private String other(String column) {
        int chance = isCalm && dice.chance(95) ? 20 + dice.below(80) : dice.below(100);
        if (chance < 12) {
            return "";
        }
        if (chance < 16) {
            return Cells.CLEAR;
        }
        if (chance < 19) {
            return Cells.broken(column);
        }
        return switch (column) {
            case "userName", "primaryEmail", "employeeId" ->
                chance < 60 ? anyOf(column) : key(column, 200 + dice.below(20));
            case "roles" -> list(World.ROLES, "astronaut");
            case "groups" -> list(World.GROUPS, "mars crew");
            case "organization" -> dice.oneOf("acme", "Globex", "Umbrella");
            case "status" -> dice.oneOf("active", "inactive", "suspended", "invited", "Active");
            case "managerId", "mentor" -> reference();
            default -> Cells.plain(column, dice);
        };
    }

    private String anyOf(String column) {
        return users.isEmpty() ? "" : text(World.field(column), dice.pick(users));
    }

    private String list(List<String> known, String unknown) {
        List<String> names = new ArrayList<>(dice.some(known, 30));
        if (dice.chance(8)) {
            names.add(unknown);
        }
        return names.isEmpty() ? dice.pick(known) : String.join(dice.oneOf("|", "; ", ", "), names);
    }

    private String reference() {
        int chance = dice.below(100);
        if (chance < 8) {
            return isCalm ? "none" : dice.oneOf("none", "ghost", "ghost@example.com");
        }
        if (chance < 30 || users.isEmpty()) {
            int number = 100 + dice.below(8);
            return dice.oneOf("new" + number + "@example.com", "new" + number, "N" + number);
        }
        User user = dice.pick(users);
        return noisy(dice.oneOf(
                user.id().value(),
                "user" + user.id().value().substring(2) + "@example.com",
                "user" + user.id().value().substring(2)));
    }

    /** The same key for whoever compares canonical forms. */
    private String noisy(String text) {
        return dice.chance(15) && !text.startsWith("u-") ? "  " + text.replace('u', 'U') + " " : text;
    }

    private static <T> String text(Field<T> field, User user) {
        return field.of(user).map(field::format).orElse("");
    }
}

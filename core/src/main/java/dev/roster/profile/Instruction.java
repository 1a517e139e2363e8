package dev.roster.profile;

import dev.roster.model.Parsed;
import dev.roster.model.UserId;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is done outside the store to every user of a run who is there already, beside what follows from their changes. It is part
 * of the plan: shown, applied as shown, and delivered with the messages of the run. An undo of the run takes none of it back.
 * Immutable.
 *
 * @param kind what is done
 * @param values what it takes, by name, as it is kept with each message; no secrets
 */
public record Instruction(Kind kind, Map<String, String> values) {

    /** The name of the user to whom something is handed over, among the values of {@link Kind#HAND_OVER}. */
    public static final String TO = "to";

    /** The name of the template, among the values of {@link Kind#MESSAGE}. */
    public static final String TEMPLATE = "template";

    /** How many values a message may have of its own. */
    public static final int MOST_VALUES = 50;

    /** How many characters the values of a message may have together. */
    public static final int MAX_LENGTH = 20_000;

    private static final int MAX_NAME = 100;
    /** What mails of Roster itself are called, so that no message passes for one. */
    private static final Set<String> TAKEN_TEMPLATES = Set.of(
            "invitation",
            "welcome",
            "change",
            "verification",
            "known-address",
            "password-reset",
            "password-changed",
            "second-factor-changed",
            "recovery-code-used",
            "sign-in-locked",
            "sign-in-unlocked",
            "address-changed");

    private static final Set<String> TAKEN_VALUES =
            Set.of(TEMPLATE, "link", "expires", "name", "inviter", "fields", "status");

    /** What is done. */
    public enum Kind {
        /** The user is told by mail which fields were changed, if any (T6). */
        NOTIFY,
        /** What the user owns in the application goes to somebody else (J3, T14). */
        HAND_OVER,
        /** A mail goes to the user (C16). */
        MESSAGE,
        /** The sign-in account of the user gets another password, in the way of the host (J5). */
        RESET,
        /** Everything that is kept about the user goes to the host as a ZIP (T14). */
        EXPORT
    }

    /**
     * Copies the values and checks them: what is read from a plan is as hostile as any text.
     *
     * @throws IllegalArgumentException if they are not those of the kind
     */
    public Instruction {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        switch (kind) {
            case NOTIFY, RESET, EXPORT -> requireNames(values, Set.of());
            case HAND_OVER -> {
                requireNames(values, Set.of(TO));
                requireUser(values.get(TO));
            }
            case MESSAGE -> requireMessage(values);
        }
    }

    private static void requireNames(Map<String, String> values, Set<String> names) {
        if (!values.keySet().equals(names)) {
            throw new IllegalArgumentException("takes the values " + names + ", found " + values.keySet());
        }
    }

    private static void requireUser(@Nullable String id) {
        Parsed<UserId> user = UserId.parse(Objects.requireNonNull(id, TO));
        if (!user.isValid()) {
            throw new IllegalArgumentException("no id of a user: \"" + id + "\"");
        }
    }

    private static void requireMessage(Map<String, String> values) {
        String template = Objects.requireNonNullElse(values.get(TEMPLATE), "");
        if (!isName(template, "-") || TAKEN_TEMPLATES.contains(template)) {
            throw new IllegalArgumentException("a template has 1 to 100 of a-z, 0-9 and hyphen and is none of "
                    + TAKEN_TEMPLATES.stream().sorted().toList() + ", found \"" + template + "\"");
        }
        int length = 0;
        for (Map.Entry<String, String> value : values.entrySet()) {
            boolean isOwn = isName(value.getKey(), "") && !TAKEN_VALUES.contains(value.getKey());
            if (!isOwn && !value.getKey().equals(TEMPLATE)) {
                throw new IllegalArgumentException(
                        "a value of a message is named by ASCII letters and digits, and none of "
                                + TAKEN_VALUES.stream().sorted().toList() + ", found \"" + value.getKey() + "\"");
            }
            length += value.getKey().length() + value.getValue().length();
        }
        if (values.size() > MOST_VALUES + 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("a message has 50 values and 20,000 characters at the most, found "
                    + (values.size() - 1) + " values and " + length + " characters");
        }
    }

    private static boolean isName(String text, String others) {
        return !text.isEmpty()
                && text.length() <= MAX_NAME
                && text.chars().allMatch(c -> isLetterOrDigit(c) || others.indexOf(c) >= 0)
                && (others.isEmpty() || text.chars().noneMatch(c -> c >= 'A' && c <= 'Z'));
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** {@return the instruction to tell by mail which fields were changed; who is not active, or has no address, is not told} */
    public static Instruction notice() {
        return new Instruction(Kind.NOTIFY, Map.of());
    }

    /**
     * Hands over what each user owns in the application.
     *
     * @param to who gets it, an active user
     * @return the instruction
     */
    public static Instruction handOver(UserId to) {
        return new Instruction(Kind.HAND_OVER, Map.of(TO, to.value()));
    }

    /**
     * Sends a mail to each user who is active, has an address, and did not unsubscribe.
     *
     * @param template which of the host's templates, 1 to 100 of {@code a-z}, {@code 0-9} and hyphen; none of those that Roster
     *     sends itself, such as {@code invitation}
     * @param values what the template says beside the user's name, by names of ASCII letters and digits: {@value #MOST_VALUES} at
     *     the most, together up to {@value #MAX_LENGTH} characters
     * @return the instruction
     * @throws IllegalArgumentException if the template or a value is none
     */
    public static Instruction message(String template, Map<String, String> values) {
        if (values.containsKey(TEMPLATE)) {
            throw new IllegalArgumentException("the template is no value of the message");
        }
        Map<String, String> all = new TreeMap<>(values);
        all.put(TEMPLATE, template);
        return new Instruction(Kind.MESSAGE, all);
    }

    /**
     * Resets the password of each user who is active, as the host's {@link dev.roster.spi.SignInAccounts#resetPassword} does it.
     *
     * @return the instruction
     */
    public static Instruction reset() {
        return new Instruction(Kind.RESET, Map.of());
    }

    /**
     * Exports everything that is kept about each user, as far as who applies the plan may see it when it is delivered. No plan
     * exports and removes the same user.
     *
     * @return the instruction
     */
    public static Instruction export() {
        return new Instruction(Kind.EXPORT, Map.of());
    }

    /**
     * Finds out who gets what is handed over.
     *
     * @return the user
     * @throws IllegalStateException if nothing is handed over
     */
    public UserId recipient() {
        if (kind != Kind.HAND_OVER) {
            throw new IllegalStateException(kind + " hands nothing over");
        }
        return new UserId(Objects.requireNonNull(values.get(TO), TO));
    }

    /**
     * Finds out which template a message is written by.
     *
     * @return its name
     * @throws IllegalStateException if it is no message
     */
    public String template() {
        if (kind != Kind.MESSAGE) {
            throw new IllegalStateException(kind + " is no message");
        }
        return Objects.requireNonNull(values.get(TEMPLATE), TEMPLATE);
    }
}

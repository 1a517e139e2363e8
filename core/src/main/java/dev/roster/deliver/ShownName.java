package dev.roster.deliver;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names that people gave themselves, as a mail may show them: an invitation must carry no message of who sent it to whoever they
 * like.
 */
final class ShownName {

    private static final int MAX_LENGTH = 60;

    /** Whatever a mail program makes a link of: schemes, addresses, names of hosts. */
    private static final Pattern LINK =
            Pattern.compile("[a-z][a-z0-9+.-]*:/|www\\.|@|[\\p{L}\\p{N}]\\.\\p{L}{2}", Pattern.CASE_INSENSITIVE);

    private ShownName() {}

    /** The name on one line of up to 60 characters; empty where it holds a link or an address, or nothing that can be seen. */
    static Optional<String> of(String name) {
        StringBuilder seen = new StringBuilder();
        name.codePoints().map(ShownName::seen).filter(c -> c >= 0).forEach(seen::appendCodePoint);
        String line = seen.toString().strip().replaceAll(" +", " ");
        if (line.isEmpty() || LINK.matcher(line).find()) {
            return Optional.empty();
        }
        int length = line.codePointCount(0, line.length());
        return Optional.of(
                length <= MAX_LENGTH
                        ? line
                        : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH - 1))
                                        .strip() + "…");
    }

    /** The character, a blank in its place, or -1 for nothing. */
    private static int seen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> ' ';
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> -1;
            default -> character == '<' || character == '>' ? -1 : character;
        };
    }
}

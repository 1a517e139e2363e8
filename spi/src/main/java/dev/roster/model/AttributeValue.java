package dev.roster.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The value of a custom attribute for one user. */
public sealed interface AttributeValue {

    /** {@return the type of attribute that holds such a value} */
    AttributeType type();

    /** {@return the canonical text, which {@link #parse} reads again} */
    String text();

    /**
     * Reads the canonical text of a value without throwing.
     *
     * @param type what the text should be
     * @param text the text
     * @return the value, or the reason why there is none
     */
    static Parsed<AttributeValue> parse(AttributeType type, String text) {
        return switch (type) {
            case TEXT -> TextRules.parseText(text).map(Text::new);
            case NUMBER -> TextRules.parseNumber(text).map(Decimal::new);
            case DATE -> TextRules.parseDate(text).map(Date::new);
            case YES_NO -> TextRules.parseYesNo(text).map(YesNo::new);
            case USER_REFERENCE -> UserId.parse(text).map(UserReference::new);
            case TEXT_LIST -> TextList.parse(ListText.split(text));
        };
    }

    /**
     * A text.
     *
     * @param value 1 to 65,536 characters
     */
    record Text(String value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.TEXT;
        }

        @Override
        public String text() {
            return value;
        }
    }

    /**
     * A number. Trailing zeros do not count: 1.50 equals 1.5.
     *
     * @param value any decimal number
     */
    record Decimal(BigDecimal value) implements AttributeValue {

        /** Drops trailing zeros. */
        public Decimal {
            value = TextRules.canonicalNumber(value);
        }

        @Override
        public AttributeType type() {
            return AttributeType.NUMBER;
        }

        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    /**
     * A calendar day.
     *
     * @param value the day, without time or zone
     */
    record Date(LocalDate value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.DATE;
        }

        @Override
        public String text() {
            return value.toString();
        }
    }

    /**
     * Yes or no.
     *
     * @param value {@code true} for yes
     */
    record YesNo(boolean value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.YES_NO;
        }

        @Override
        public String text() {
            return value ? "true" : "false";
        }
    }

    /**
     * Another user.
     *
     * @param value the id of that user
     */
    record UserReference(UserId value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.USER_REFERENCE;
        }

        @Override
        public String text() {
            return value.value();
        }
    }

    /**
     * Several texts. One that differs from an earlier one in case or width only does not count.
     *
     * @param values 1 to 1,000 texts in the order given, each of 1 to 1,000 visible characters without {@code |};
     *     unmodifiable
     */
    record TextList(List<String> values) implements AttributeValue {

        /** How many texts there may be. */
        public static final int MAX_TEXTS = 1_000;

        /** How many UTF-16 units a text may have. */
        public static final int MAX_LENGTH = 1_000;

        /**
         * Strips the texts and drops those that are there already.
         *
         * @throws IllegalArgumentException if there is no text or too many, or one is blank, too long or holds a
         *     forbidden character
         */
        public TextList {
            Parsed<List<String>> kept = kept(values);
            if (!kept.isValid()) {
                throw new IllegalArgumentException("a list needs 1 to 1,000 texts of 1 to 1,000 visible characters"
                        + " without '|'; found " + kept.problem().code());
            }
            values = kept.value();
        }

        /**
         * Reads texts without throwing.
         *
         * @param texts the texts in order
         * @return the list, or the reason why there is none
         */
        public static Parsed<AttributeValue> parse(List<String> texts) {
            return kept(texts).map(TextList::new);
        }

        @Override
        public AttributeType type() {
            return AttributeType.TEXT_LIST;
        }

        @Override
        public String text() {
            return ListText.join(values);
        }

        private static Parsed<List<String>> kept(List<String> texts) {
            Map<String, String> kept = new LinkedHashMap<>();
            for (String text : texts) {
                String stripped = text.strip();
                String canonical = CanonicalForm.of(stripped);
                if (stripped.length() > MAX_LENGTH) {
                    return Parsed.failed(IssueCode.TEXT_TOO_LONG);
                }
                if (canonical.isEmpty() || stripped.indexOf('|') >= 0 || !CanonicalForm.isVisible(stripped)) {
                    return Parsed.failed(IssueCode.TEXT_INVALID);
                }
                kept.putIfAbsent(canonical, stripped);
            }
            if (kept.isEmpty() || kept.size() > MAX_TEXTS) {
                return Parsed.failed(kept.isEmpty() ? IssueCode.TEXT_INVALID : IssueCode.TEXT_TOO_LONG);
            }
            return Parsed.of(List.copyOf(kept.values()));
        }
    }
}

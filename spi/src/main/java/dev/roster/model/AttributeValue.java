package dev.roster.model;

import java.math.BigDecimal;
import java.time.LocalDate;

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
}

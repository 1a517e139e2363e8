package dev.roster.store.jdbc;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CanonicalForm;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the value of a custom attribute lies in its rows: one for each user and attribute, or for each text of a list, in one
 * table for all attributes.
 *
 * <p>Administrators define attributes while the application runs, so a column for each would mean changing the table
 * of users under load, and one document with all of them would need an index for each attribute to be searched by
 * type. Rows are found by indexes that exist from the start: texts, days, words and choices by {@code text_key}, whose
 * order is that of their type, and numbers by {@code number_value}. Another advantage is that an import writes only
 * the attributes that change, and the same layout works on every engine.
 */
final class AttributeRows {

    static final String TABLE = "roster_user_attributes";
    static final List<String> COLUMNS = List.of(
            "user_id", "attribute", "position", "type", "text_value", "text_key", "text_prefix", "number_value");

    private static final int PREFIX_LENGTH = 100;

    /** One field for each type: how values fold depends on the type alone. */
    private static final Map<AttributeType, Field<AttributeValue>> FIELDS = new EnumMap<>(AttributeType.class);

    static {
        for (AttributeType type : AttributeType.values()) {
            FIELDS.put(type, new CustomAttribute(new AttributeKey("a"), "a", type, false, false).field());
        }
    }

    private AttributeRows() {}

    /** Adds the rows of a value: one, or one for each text of a list. */
    static void add(
            Session session, String user, AttributeKey key, AttributeValue value, List<@Nullable Object[]> rows) {
        if (!(value instanceof AttributeValue.TextList list)) {
            rows.add(row(session, user, key, value));
            return;
        }
        for (int position = 0; position < list.values().size(); position++) {
            String text = list.values().get(position);
            String textKey = session.dialect().orderedText(CanonicalForm.of(text));
            rows.add(new @Nullable Object[] {
                user, key.value(), position, value.type().name(), text, textKey, prefix(textKey), null
            });
        }
    }

    private static @Nullable Object[] row(Session session, String user, AttributeKey key, AttributeValue value) {
        Field<AttributeValue> field = FIELDS.get(value.type());
        String compared = field == null ? value.text() : UserColumn.comparedText(field, value);
        String textKey = session.dialect().orderedText(compared);
        BigDecimal number = value instanceof AttributeValue.Decimal decimal ? decimal.value() : null;
        return new @Nullable Object[] {
            user, key.value(), 0, value.type().name(), value.text(), textKey, prefix(textKey), number
        };
    }

    /** The part of a text key that is indexed. */
    static String prefix(String textKey) {
        if (textKey.length() <= PREFIX_LENGTH) {
            return textKey;
        }
        boolean cutsPair = Character.isHighSurrogate(textKey.charAt(PREFIX_LENGTH - 1));
        return textKey.substring(0, cutsPair ? PREFIX_LENGTH - 1 : PREFIX_LENGTH);
    }

    /** What the column {@code type} holds for the values of a field that is an attribute. */
    static String type(Field<?> field) {
        return field.attribute().orElseThrow().type().name();
    }

    static boolean isList(String type) {
        return type.equals(AttributeType.TEXT_LIST.name());
    }

    static AttributeValue value(String type, String text) {
        AttributeType known = AttributeType.valueOf(type);
        return known == AttributeType.TEXT
                ? new AttributeValue.Text(text)
                : AttributeValue.parse(known, text).value();
    }
}

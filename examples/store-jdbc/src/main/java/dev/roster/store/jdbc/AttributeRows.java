package dev.roster.store.jdbc;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the value of a custom attribute lies in its row. */
final class AttributeRows {

    static final String INSERT = "insert into roster_user_attributes"
            + " (tenant, user_id, attribute, type, text_value, text_key, text_prefix, number_value)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int PREFIX_LENGTH = 100;

    /** One field for each type: how values fold depends on the type alone. */
    private static final Map<AttributeType, Field<AttributeValue>> FIELDS = new EnumMap<>(AttributeType.class);

    static {
        for (AttributeType type : AttributeType.values()) {
            FIELDS.put(type, new CustomAttribute(new AttributeKey("a"), "a", type, false, false).field());
        }
    }

    private AttributeRows() {}

    static @Nullable Object[] row(Session session, String user, AttributeKey key, AttributeValue value) {
        Field<AttributeValue> field = FIELDS.get(value.type());
        String compared = field == null ? value.text() : UserColumn.comparedText(field, value);
        String textKey = session.dialect().orderedText(compared);
        BigDecimal number = value instanceof AttributeValue.Decimal decimal ? decimal.value() : null;
        return new @Nullable Object[] {
            session.tenant(), user, key.value(), value.type().name(), value.text(), textKey, prefix(textKey), number
        };
    }

    /** The part of a text key that is indexed. */
    static String prefix(String textKey) {
        return textKey.length() <= PREFIX_LENGTH ? textKey : textKey.substring(0, PREFIX_LENGTH);
    }

    static AttributeValue value(String type, String text) {
        AttributeType known = AttributeType.valueOf(type);
        return known == AttributeType.TEXT
                ? new AttributeValue.Text(text)
                : AttributeValue.parse(known, text).value();
    }
}

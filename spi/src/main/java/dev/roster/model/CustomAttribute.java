package dev.roster.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a field that a tenant added. It is a {@link Field} like any other: see {@link #field()}. Made by
 * {@link #builder} and {@link #toBuilder()}, never by the constructor: more components may follow.
 *
 * <pre>{@code
 * CustomAttribute badge = CustomAttribute.builder("badge", AttributeType.TEXT).label("Badge").visibleToManagers(true).build();
 * }</pre>
 *
 * @param key how files, filters and stores name it
 * @param label what people read, 1 to 100 characters
 * @param type what it holds
 * @param visibleToManagers whether managers see it on their reports
 * @param editableByManagers whether managers may change it on their reports; what they may change they see
 */
public record CustomAttribute(
        AttributeKey key, String label, AttributeType type, boolean visibleToManagers, boolean editableByManagers)
        implements CatalogEntry {

    /**
     * Checks the label.
     *
     * @throws IllegalArgumentException if the label is blank or too long
     */
    public CustomAttribute {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(type, "type");
        label = Names.require(label, "attribute label");
    }

    /**
     * Starts an attribute that is called like its key and that managers neither see nor edit.
     *
     * @param key how files, filters and stores name it
     * @param type what it holds
     * @return a builder
     * @throws IllegalArgumentException if the text cannot be a key
     */
    public static CustomAttributeBuilder builder(String key, AttributeType type) {
        return new CustomAttributeBuilder(new AttributeKey(key), type);
    }

    /** {@return a builder that holds everything this attribute has} */
    public CustomAttributeBuilder toBuilder() {
        return new CustomAttributeBuilder(key, type)
                .label(label)
                .visibleToManagers(visibleToManagers)
                .editableByManagers(editableByManagers);
    }

    /**
     * This attribute as a field of users. A value of another type, left from before the attribute was defined anew, is
     * none (US-17).
     *
     * @return the field
     */
    public Field<AttributeValue> field() {
        FieldBuilder<AttributeValue> field = Field.<AttributeValue>named(key.value(), label, fieldType())
                .access(this::valueOf, (user, value) -> user.attribute(key, value))
                .attribute(this);
        if (type == AttributeType.TEXT_LIST) {
            return field.listCodec(AttributeValue.TextList::parse, CustomAttribute::texts)
                    .is(Field.Trait.LIST)
                    .build();
        }
        return field.codec(text -> AttributeValue.parse(type, text), AttributeValue::text)
                .build();
    }

    @Override
    public Kind kind() {
        return Kind.ATTRIBUTE;
    }

    @Override
    public Key entryKey() {
        return new Key(Kind.ATTRIBUTE, key.value());
    }

    private @Nullable AttributeValue valueOf(User user) {
        AttributeValue value = user.attributes().get(key);
        return value != null && value.type() == type ? value : null;
    }

    private static List<String> texts(AttributeValue value) {
        return value instanceof AttributeValue.TextList list ? list.values() : List.of(value.text());
    }

    private FieldType fieldType() {
        return switch (type) {
            case TEXT -> FieldType.TEXT;
            case NUMBER -> FieldType.NUMBER;
            case DATE -> FieldType.DATE;
            case YES_NO -> FieldType.YES_NO;
            case USER_REFERENCE -> FieldType.USER_REFERENCE;
            case TEXT_LIST -> FieldType.KEYS;
        };
    }
}

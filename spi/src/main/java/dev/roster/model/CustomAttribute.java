package dev.roster.model;

import java.util.Objects;

/**
 * The definition of a field that a tenant added. It is a {@link Field} like any other: see {@link #field()}.
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

    /** {@return this attribute as a field of users} */
    public Field<AttributeValue> field() {
        return Field.<AttributeValue>named(key.value(), label, fieldType())
                .codec(text -> AttributeValue.parse(type, text), AttributeValue::text)
                .access(user -> user.attributes().get(key), (user, value) -> user.attribute(key, value))
                .attribute(this)
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

    private FieldType fieldType() {
        return switch (type) {
            case TEXT -> FieldType.TEXT;
            case NUMBER -> FieldType.NUMBER;
            case DATE -> FieldType.DATE;
            case YES_NO -> FieldType.YES_NO;
            case USER_REFERENCE -> FieldType.USER_REFERENCE;
        };
    }
}

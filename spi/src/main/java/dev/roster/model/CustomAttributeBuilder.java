package dev.roster.model;

import java.util.Objects;

/** Collects what a {@link CustomAttribute} is made of. For one thread. */
public final class CustomAttributeBuilder {

    private final AttributeKey key;
    private final AttributeType type;
    private String label;
    private boolean visibleToManagers;
    private boolean editableByManagers;

    CustomAttributeBuilder(AttributeKey key, AttributeType type) {
        this.key = key;
        this.type = Objects.requireNonNull(type, "type");
        label = key.value();
    }

    /**
     * Says what people read; by default the key.
     *
     * @param value 1 to 100 characters, such as {@code Badge number}
     * @return this builder
     */
    public CustomAttributeBuilder label(String value) {
        label = Objects.requireNonNull(value, "label");
        return this;
    }

    /**
     * Says whether managers see the attribute on their reports; by default they do not.
     *
     * @param value whether they do
     * @return this builder
     */
    public CustomAttributeBuilder visibleToManagers(boolean value) {
        visibleToManagers = value;
        return this;
    }

    /**
     * Says whether managers may change the attribute on their reports, which lets them see it too; by default they may
     * not.
     *
     * @param value whether they may
     * @return this builder
     */
    public CustomAttributeBuilder editableByManagers(boolean value) {
        editableByManagers = value;
        return this;
    }

    /**
     * {@return the attribute}
     *
     * @throws IllegalArgumentException if the label is blank or too long
     */
    public CustomAttribute build() {
        return new CustomAttribute(key, label, type, visibleToManagers, editableByManagers);
    }
}

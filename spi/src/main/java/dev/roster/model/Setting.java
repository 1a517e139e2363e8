package dev.roster.model;

import java.util.Objects;

/**
 * What a tenant remembers beside its users and catalogs, such as the role catalog that it chose. Kept with the catalogs, so
 * that what is decided by it is decided anew when it changes.
 *
 * @param key 1 to 100 visible ASCII characters without capital letters, such as {@code roles}
 * @param json what is remembered as a JSON text of up to 1,048,576 characters; kept as it is written
 */
public record Setting(String key, String json) implements CatalogEntry {

    /** How many characters a setting may have. */
    public static final int MAX_LENGTH = 1 << 20;

    private static final int MAX_KEY = 100;

    /**
     * Checks both; whether the text is JSON is left to who reads it.
     *
     * @throws IllegalArgumentException if the key or the text is out of bounds, or the text holds what cannot be stored
     */
    public Setting {
        Objects.requireNonNull(key, "key");
        if (key.isEmpty() || key.length() > MAX_KEY || !key.chars().allMatch(Setting::isKeyCharacter)) {
            throw new IllegalArgumentException(
                    "setting key \"" + key + "\" must have 1 to 100 visible ASCII characters without capital letters");
        }
        if (json.isBlank() || json.length() > MAX_LENGTH || !TextRules.isStorable(json)) {
            throw new IllegalArgumentException("setting " + key + " must have 1 to 1,048,576 characters of JSON");
        }
    }

    private static boolean isKeyCharacter(int c) {
        return c > ' ' && c < 0x7f && !(c >= 'A' && c <= 'Z');
    }

    @Override
    public Kind kind() {
        return Kind.SETTING;
    }

    @Override
    public Key entryKey() {
        return new Key(Kind.SETTING, key);
    }
}

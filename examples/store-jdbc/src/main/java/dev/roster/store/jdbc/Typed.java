package dev.roster.store.jdbc;

/**
 * A text of a type that only one engine has, as an argument of a statement.
 *
 * @param type the name of the type
 * @param text the value as the engine reads it
 */
record Typed(String type, String text) {

    @Override
    public String toString() {
        return text;
    }
}

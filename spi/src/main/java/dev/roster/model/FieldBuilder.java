package dev.roster.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what a field is made of. */
final class FieldBuilder<T> {
    final String key;
    final String label;
    final FieldType type;
    final Set<Field.Trait> traits = EnumSet.noneOf(Field.Trait.class);
    int maxLength = TextRules.MAX_TEXT;

    @Nullable Function<String, Parsed<T>> parser;

    @Nullable Function<List<String>, Parsed<T>> listParser;

    @Nullable Function<T, String> formatter;

    @Nullable Function<T, List<String>> listFormatter;

    @Nullable Function<T, String> canonical;

    Function<String, String> compared = CanonicalForm::of;

    @Nullable Function<User, @Nullable T> reader;

    @Nullable BiConsumer<UserBuilder, @Nullable T> writer;

    @Nullable CustomAttribute attribute;

    FieldBuilder(String key, String label, FieldType type) {
        this.key = key;
        this.label = label;
        this.type = type;
    }

    FieldBuilder<T> codec(Function<String, Parsed<T>> parse, Function<T, String> format) {
        parser = parse;
        listParser = texts -> parse.apply(texts.get(0));
        formatter = format;
        listFormatter = value -> List.of(format.apply(value));
        return this;
    }

    FieldBuilder<T> listCodec(Function<List<String>, Parsed<T>> parse, Function<T, List<String>> format) {
        parser = text -> parse.apply(ListText.split(text));
        listParser = parse;
        formatter = value -> ListText.join(format.apply(value));
        listFormatter = format;
        return this;
    }

    FieldBuilder<T> access(Function<User, @Nullable T> read, @Nullable BiConsumer<UserBuilder, @Nullable T> write) {
        reader = read;
        writer = write;
        return this;
    }

    FieldBuilder<T> canonical(Function<T, String> form) {
        canonical = form;
        return this;
    }

    FieldBuilder<T> compared(Function<String, String> form) {
        compared = form;
        return this;
    }

    FieldBuilder<T> maxLength(int length) {
        maxLength = length;
        return this;
    }

    FieldBuilder<T> is(Field.Trait... special) {
        traits.addAll(List.of(special));
        return this;
    }

    FieldBuilder<T> attribute(CustomAttribute definition) {
        attribute = definition;
        return this;
    }

    Field<T> build() {
        return new Field<>(this);
    }

    /** A text of the user. */
    static FieldBuilder<String> text(
            String key,
            String label,
            int maxLength,
            Function<User, @Nullable String> reader,
            BiConsumer<UserBuilder, @Nullable String> writer) {
        return Field.<String>named(key, label, FieldType.TEXT)
                .codec(text -> TextRules.parseText(text, maxLength), text -> text)
                .access(reader, writer)
                .maxLength(maxLength);
    }

    /** A moment that Roster keeps. */
    static Field<Instant> moment(
            String key,
            String label,
            Function<User, @Nullable Instant> reader,
            BiConsumer<UserBuilder, @Nullable Instant> writer) {
        return Field.<Instant>named(key, label, FieldType.INSTANT)
                .codec(TextRules::parseInstant, Instant::toString)
                .access(reader, writer)
                .is(Field.Trait.SYSTEM)
                .build();
    }

    /** A set of keys; no value is the empty one. */
    static <K extends Comparable<K>> FieldBuilder<Set<K>> keys(
            String key,
            String label,
            Function<String, Parsed<K>> parser,
            Function<User, Set<K>> reader,
            BiConsumer<UserBuilder, Set<K>> writer) {
        return Field.<Set<K>>named(key, label, FieldType.KEYS)
                .listCodec(texts -> TextRules.parseKeys(texts, parser), FieldBuilder::texts)
                .access(reader, (user, value) -> writer.accept(user, value == null ? Set.of() : value))
                .is(Field.Trait.LIST);
    }

    /** The keys as text. */
    static List<String> texts(Set<?> keys) {
        List<String> texts = new ArrayList<>(keys.size());
        for (Object key : keys) {
            texts.add(key.toString());
        }
        return List.copyOf(texts);
    }
}

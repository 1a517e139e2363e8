package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.words.HeaderForms;
import dev.roster.words.HeaderNames;
import dev.roster.words.HeaderParts;
import dev.roster.words.ManagerReference;
import dev.roster.words.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the name of a column means: the key of a field, the key or label of a custom attribute, a
 * word of the vocabulary. Shorter forms of the name come after the whole one and are a little less sure.
 */
final class NameMatcher {

    private static final int KEY = 99;
    private static final int LABEL = 98;
    private static final int STEP = 2;
    private static final int REORDERED = 5;
    private static final int PART = 4;
    private static final int MAX_NAME = 80;
    /** In characters: longer headers are texts, which cost much and name nothing. */
    private static final int MAX_HEADER = 300;

    private static final int MIN_COMPOUND = 4;
    private static final int MAX_UNKNOWN = 2;

    /** SCIM writes extended attributes as {@code urn:ietf:…:User:manager.value} (RFC 7644 §3.10). */
    private static final String URN = "urn:";

    private final Vocabulary vocabulary = Vocabulary.standard();
    private final ManagerReference references = new ManagerReference(vocabulary);
    private final Fields fields;
    private final Map<String, PossibleField> byFieldName = new HashMap<>();
    /** The fields that Roster keeps itself, by their keys. */
    private final Map<String, Field<?>> kept = new HashMap<>();

    NameMatcher(Fields fields) {
        this.fields = fields;
        kept.put(Field.MANAGERS.key(), Field.MANAGERS);
        for (Field<?> field : fields.all()) {
            if (ColumnTarget.ToField.isImportable(field)) {
                addNames(field);
            } else {
                kept.put(field.key(), field);
            }
        }
    }

    /** {@return what the name of a column means} */
    HeaderReading match(String header) {
        return match(header, "");
    }

    /**
     * Finds out what the name of a column means.
     *
     * @param sharedPrefix the word with which most headers of the file begin, folded; may be empty
     */
    HeaderReading match(String header, String sharedPrefix) {
        if (header.length() > MAX_HEADER) {
            return HeaderReading.nothing();
        }
        HeaderReading certain = certain(header, sharedPrefix);
        if (certain.isKnown()) {
            return guarded(header, certain);
        }
        HeaderReading parts = parts(header);
        String words = HeaderNames.words(header);
        HeaderReading compound = parts.isKnown() ? parts : compound(words);
        HeaderReading found = compound.isKnown() ? compound : alike(words);
        return guarded(header, found.isKnown() ? found : partly(words));
    }

    /** A status that is read from a part of a name is asked for when another part says blocked. */
    private HeaderReading guarded(String name, HeaderReading reading) {
        boolean isStraight = reading.possibleFields().stream()
                .anyMatch(possible -> possible.field().equals(Field.STATUS) && !possible.isInverted());
        return isStraight && vocabulary.phraseInside(Vocabulary.STATUS_INVERTED, HeaderNames.words(name)) != null
                ? reading.asGuess()
                : reading;
    }

    /** What a name means if it, or a shorter form of it, is in the vocabulary. */
    private HeaderReading certain(String header, String sharedPrefix) {
        String name = header.startsWith(URN) ? header.substring(header.lastIndexOf(':') + 1) : header;
        HeaderReading whole = whole(name);
        if (whole.isKnown()) {
            return whole;
        }
        String words = HeaderNames.words(name);
        List<String> writtenOut = vocabulary.writtenOut(words);
        HeaderReading meant = firstKnown(writtenOut, form -> whole(form).weaker(STEP, readAs(form)));
        meant = meant.isKnown() ? meant : refused(words, sharedPrefix);
        meant = meant.isKnown() ? meant : firstKnown(writtenOut, form -> refused(form, sharedPrefix));
        return meant.isKnown() ? meant : shortened(name, sharedPrefix);
    }

    private static HeaderReading firstKnown(List<String> forms, Function<String, HeaderReading> meaning) {
        return forms.stream()
                .map(meaning)
                .filter(HeaderReading::isKnown)
                .findFirst()
                .orElse(HeaderReading.nothing());
    }

    /** What a name means that has words inside which are never imported, or nothing when it has none. */
    private HeaderReading refused(String words, String sharedPrefix) {
        String sensitive = vocabulary.phraseInside(Vocabulary.SENSITIVE, words);
        if (sensitive != null) {
            return HeaderReading.refused(sensitiveReason(sensitive));
        }
        String lookalike = vocabulary.phraseInside(Vocabulary.REFUSED, words);
        if (lookalike == null) {
            return HeaderReading.nothing();
        }
        HeaderReading ofPerson = ofPerson(words, sharedPrefix);
        return ofPerson.isKnown() ? ofPerson : HeaderReading.refused(lookalikeReason(lookalike));
    }

    /** {@code Employee manager} is read as {@code manager}: what stands before only says that it is about the person. */
    private HeaderReading ofPerson(String words, String sharedPrefix) {
        for (int space = words.indexOf(' '); space > 0; space = words.indexOf(' ', space + 1)) {
            String before = words.substring(0, space);
            String rest = words.substring(space + 1);
            boolean isOfPerson = before.equals(sharedPrefix) || (vocabulary.isPrefix(before) && isPerson(before));
            if (isOfPerson && vocabulary.phraseInside(Vocabulary.REFUSED, rest) != null) {
                HeaderReading reading = whole(rest);
                if (!reading.possibleFields().isEmpty()) {
                    return reading.weaker(STEP, readAs(rest));
                }
            }
        }
        return HeaderReading.nothing();
    }

    private boolean isPerson(String words) {
        return vocabulary.meanings(HeaderNames.withoutSpaces(words)).stream()
                .anyMatch(meaning -> meaning.entry().equals(Field.DISPLAY_NAME.key()));
    }

    /** Whether a text is a name of a column, not only spelled nearly like one. */
    boolean isKnown(String text) {
        return text.length() <= MAX_NAME && certain(text, "").isKnown();
    }

    /** Fields whose names have the same words in another order, or are spelled nearly like this one; never sure. */
    private HeaderReading alike(String words) {
        String reordered = vocabulary.reordered(words);
        if (reordered != null) {
            return explain(reordered).weaker(REORDERED, ", its words in another order");
        }
        return Similarity.find(HeaderNames.withoutSpaces(words), vocabulary, this::field);
    }

    /** The field of a key of the vocabulary, or null for entries that are no field. */
    @Nullable Field<?> field(String entry) {
        Field<?> field = fields.find(entry.equals(Vocabulary.STATUS_INVERTED) ? Field.STATUS.key() : entry)
                .orElse(null);
        return field != null && ColumnTarget.ToField.isImportable(field) ? field : null;
    }

    private void addNames(Field<?> field) {
        put(field.key(), field, KEY, "the key of the field");
        field.attribute()
                .ifPresent(attribute -> put(attribute.label(), field, LABEL, "the label of the custom attribute"));
    }

    /** A custom attribute is asked for by its definition, whatever it is called. */
    private void put(String name, Field<?> field, int percent, String reason) {
        PossibleField possible = new PossibleField(field, percent, false, reason);
        HeaderNames.spelledOutKeys(name).forEach(key -> byFieldName.putIfAbsent(key, possible));
    }

    private HeaderReading whole(String name) {
        Field<?> keptField = kept.get(name);
        if (keptField != null) {
            return HeaderReading.kept(keptField);
        }
        for (String key : HeaderNames.spelledOutKeys(name)) {
            PossibleField own = byFieldName.get(key);
            HeaderReading reading = own != null ? ownFirst(own, explain(key)) : explain(key);
            if (reading.isKnown()) {
                return reading;
            }
        }
        Vocabulary.Meaning manager = references.find(HeaderNames.words(name));
        if (manager == null) {
            return HeaderReading.nothing();
        }
        Field<?> field = field(manager.entry());
        return field == null ? HeaderReading.nothing() : HeaderReading.of(List.of(possible(field, manager)));
    }

    /** The key of a field comes first, and what the name may mean besides comes after it. */
    private static HeaderReading ownFirst(PossibleField own, HeaderReading words) {
        List<PossibleField> possibleFields = new ArrayList<>(List.of(own));
        words.possibleFields().stream()
                .filter(possible -> !possible.field().equals(own.field()))
                .map(possible -> possible.weaker(Math.max(0, possible.percent() - Vocabulary.GUESS), ""))
                .forEach(possibleFields::add);
        return HeaderReading.of(possibleFields);
    }

    private HeaderReading explain(String key) {
        List<PossibleField> possibleFields = new ArrayList<>();
        for (Vocabulary.Meaning meaning : vocabulary.meanings(key)) {
            String entry = meaning.entry();
            if (entry.equals(Vocabulary.SENSITIVE)) {
                return HeaderReading.refused(sensitiveReason(key));
            } else if (entry.equals(Vocabulary.REFUSED)) {
                return HeaderReading.refused(lookalikeReason(key));
            } else if (entry.equals(Vocabulary.BARE_NAME)) {
                return new HeaderReading(possibleFields, meaning.percent(), null, null);
            } else if (entry.startsWith(Vocabulary.CONTROL)) {
                return new HeaderReading(possibleFields, 0, control(entry), null);
            }
            Field<?> field = field(entry);
            if (field != null) {
                possibleFields.add(possible(field, meaning));
            } else if (kept.containsKey(entry)) {
                return HeaderReading.kept(kept.get(entry));
            }
        }
        return HeaderReading.of(possibleFields);
    }

    private static PossibleField possible(Field<?> field, Vocabulary.Meaning meaning) {
        boolean isInverted = meaning.entry().equals(Vocabulary.STATUS_INVERTED);
        String how = meaning.percent() == Vocabulary.GUESS ? "may mean this field" : "a name of this field";
        return new PossibleField(
                field,
                meaning.percent(),
                isInverted,
                how + " (" + String.join(", ", meaning.languages()) + ")" + (isInverted ? ", yes means inactive" : ""),
                meaning.languages());
    }

    private static Control control(String entry) {
        return switch (entry.substring(Vocabulary.CONTROL.length())) {
            case "action" -> Control.ACTION;
            case "transaction" -> Control.TRANSACTION;
            case "notifyIfNew" -> Control.NOTIFY_IF_NEW;
            case "tenant" -> Control.TENANT;
            default -> throw new IllegalStateException("the vocabulary names an unknown control: " + entry);
        };
    }

    private HeaderReading shortened(String header, String sharedPrefix) {
        for (HeaderForms.Form form : HeaderForms.of(header, vocabulary, sharedPrefix)) {
            HeaderReading reading = whole(form.text()).withoutFarIds();
            if (reading.isKnown()) {
                String read = form.text().strip().toLowerCase(Locale.ROOT);
                return reading.weaker(form.steps() * STEP, readAs(read));
            }
        }
        return HeaderReading.nothing();
    }

    /** A header in two languages, or two names at once: what the parts agree on, else what each may mean. */
    private HeaderReading parts(String header) {
        List<String> parts = HeaderParts.of(header);
        HeaderReading first = HeaderReading.nothing();
        for (String part : parts) {
            HeaderReading reading = whole(part);
            reading = (reading.isKnown() ? reading : shortened(part, "")).withoutFarIds();
            if (reading.refusal() != null) {
                return reading;
            }
            if (!first.isKnown()) {
                first = reading;
            } else if (reading.isKnown() && !first.agreesWith(reading)) {
                return first.asGuess().and(reading.asGuess());
            }
        }
        return first.weaker(PART, ", one of the names in the header");
    }

    /** A name in one word that begins with one that adds nothing: {@code Teilnehmermail}; it is asked. */
    private HeaderReading compound(String word) {
        for (int i = MIN_COMPOUND; word.indexOf(' ') < 0 && i <= word.length() - MIN_COMPOUND; i++) {
            if (vocabulary.isPrefix(word.substring(0, i))) {
                HeaderReading rest = whole(word.substring(i));
                if (rest.isKnown() && rest.refusal() == null && rest.control() == null) {
                    return rest.asGuess();
                }
            }
        }
        return HeaderReading.nothing();
    }

    /**
     * A known name beside one or two words that nobody knows: {@code Application account}. Worth showing to somebody who
     * chooses a field for the column, not worth a question.
     */
    private HeaderReading partly(String words) {
        int unknown = 0;
        for (int space = words.indexOf(' '); space > 0 && ++unknown <= MAX_UNKNOWN; ) {
            HeaderReading last = whole(words.substring(space + 1));
            if (!last.possibleFields().isEmpty()) {
                return last.asHint();
            }
            space = words.indexOf(' ', space + 1);
        }
        unknown = 0;
        for (int space = words.lastIndexOf(' '); space > 0 && ++unknown <= MAX_UNKNOWN; ) {
            HeaderReading first = whole(words.substring(0, space));
            if (!first.possibleFields().isEmpty()) {
                return first.asHint();
            }
            space = words.lastIndexOf(' ', space - 1);
        }
        return HeaderReading.nothing();
    }

    private static String readAs(String words) {
        return ", read as \"" + words + "\"";
    }

    private static String sensitiveReason(String phrase) {
        return "looks sensitive (\"" + phrase + "\") and is never imported unasked";
    }

    private static String lookalikeReason(String phrase) {
        return "only resembles a field: \"" + phrase + "\" means something else";
    }
}

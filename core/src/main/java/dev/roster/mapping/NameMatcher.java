package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.words.HeaderNames;
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
    private final Map<String, Claim> byFieldName = new HashMap<>();

    NameMatcher(Fields fields) {
        this.fields = fields;
        for (Field<?> field : fields.all()) {
            if (ColumnTarget.ToField.isImportable(field)) {
                addNames(field);
            }
        }
    }

    /** {@return what the name of a column means} */
    Finding match(String header) {
        return match(header, "");
    }

    /**
     * Finds out what the name of a column means.
     *
     * @param sharedPrefix the word with which most headers of the file begin, folded; may be empty
     */
    Finding match(String header, String sharedPrefix) {
        if (header.length() > MAX_HEADER) {
            return Finding.nothing();
        }
        Finding certain = certain(header, sharedPrefix);
        if (certain.isKnown()) {
            return guarded(header, certain);
        }
        Finding parts = parts(header);
        String words = HeaderNames.words(header);
        Finding compound = parts.isKnown() ? parts : compound(words);
        Finding found = compound.isKnown() ? compound : alike(words);
        return guarded(header, found.isKnown() ? found : partly(words));
    }

    /** A status that is read from a part of a name is asked for when another part says blocked. */
    private Finding guarded(String name, Finding finding) {
        boolean isStraight =
                finding.claims().stream().anyMatch(claim -> claim.field().equals(Field.STATUS) && !claim.isInverted());
        return isStraight && vocabulary.phraseInside(Vocabulary.STATUS_INVERTED, HeaderNames.words(name)) != null
                ? finding.asGuess()
                : finding;
    }

    /** What a name means if it, or a shorter form of it, is in the vocabulary. */
    private Finding certain(String header, String sharedPrefix) {
        String name = header.startsWith(URN) ? header.substring(header.lastIndexOf(':') + 1) : header;
        Finding whole = whole(name);
        if (whole.isKnown()) {
            return whole;
        }
        String words = HeaderNames.words(name);
        List<String> writtenOut = vocabulary.writtenOut(words);
        Finding meant = firstKnown(writtenOut, form -> whole(form).weaker(STEP, readAs(form)));
        meant = meant.isKnown() ? meant : refused(words, sharedPrefix);
        meant = meant.isKnown() ? meant : firstKnown(writtenOut, form -> refused(form, sharedPrefix));
        return meant.isKnown() ? meant : shortened(name, sharedPrefix);
    }

    private static Finding firstKnown(List<String> forms, Function<String, Finding> meaning) {
        return forms.stream().map(meaning).filter(Finding::isKnown).findFirst().orElse(Finding.nothing());
    }

    /** What a name means that has words inside which are never imported, or nothing when it has none. */
    private Finding refused(String words, String sharedPrefix) {
        String sensitive = vocabulary.phraseInside(Vocabulary.SENSITIVE, words);
        if (sensitive != null) {
            return Finding.refused(sensitiveReason(sensitive));
        }
        String lookalike = vocabulary.phraseInside(Vocabulary.REFUSED, words);
        if (lookalike == null) {
            return Finding.nothing();
        }
        Finding ofPerson = ofPerson(words, sharedPrefix);
        return ofPerson.isKnown() ? ofPerson : Finding.refused(lookalikeReason(lookalike));
    }

    /** {@code Employee manager} is read as {@code manager}: what stands before only says that it is about the person. */
    private Finding ofPerson(String words, String sharedPrefix) {
        for (int space = words.indexOf(' '); space > 0; space = words.indexOf(' ', space + 1)) {
            String before = words.substring(0, space);
            String rest = words.substring(space + 1);
            boolean isOfPerson = before.equals(sharedPrefix) || (vocabulary.isPrefix(before) && isPerson(before));
            if (isOfPerson && vocabulary.phraseInside(Vocabulary.REFUSED, rest) != null) {
                Finding finding = whole(rest);
                if (!finding.claims().isEmpty()) {
                    return finding.weaker(STEP, readAs(rest));
                }
            }
        }
        return Finding.nothing();
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
    private Finding alike(String words) {
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

    /** A custom attribute that is called like something sensitive has to be confirmed. */
    private void put(String name, Field<?> field, int percent, String reason) {
        boolean isAsked = field.attribute().isPresent()
                && vocabulary.phraseInside(Vocabulary.SENSITIVE, HeaderNames.words(name)) != null;
        Claim claim = isAsked
                ? new Claim(field, Vocabulary.GUESS, false, reason + ", but the name looks sensitive")
                : new Claim(field, percent, false, reason);
        HeaderNames.spelledOutKeys(name).forEach(key -> byFieldName.putIfAbsent(key, claim));
    }

    private Finding whole(String name) {
        for (String key : HeaderNames.spelledOutKeys(name)) {
            Claim own = byFieldName.get(key);
            Finding finding = own != null ? ownFirst(own, explain(key)) : explain(key);
            if (finding.isKnown()) {
                return finding;
            }
        }
        Vocabulary.Meaning manager = references.find(HeaderNames.words(name));
        if (manager == null) {
            return Finding.nothing();
        }
        Field<?> field = field(manager.entry());
        return field == null ? Finding.nothing() : Finding.of(List.of(claim(field, manager)));
    }

    /** The key of a field comes first, and what the name may mean besides comes after it. */
    private static Finding ownFirst(Claim own, Finding words) {
        List<Claim> claims = new ArrayList<>(List.of(own));
        words.claims().stream()
                .filter(claim -> !claim.field().equals(own.field()))
                .map(claim -> claim.weaker(Math.max(0, claim.percent() - Vocabulary.GUESS), ""))
                .forEach(claims::add);
        return Finding.of(claims);
    }

    private Finding explain(String key) {
        List<Claim> claims = new ArrayList<>();
        for (Vocabulary.Meaning meaning : vocabulary.meanings(key)) {
            String entry = meaning.entry();
            if (entry.equals(Vocabulary.SENSITIVE)) {
                return Finding.refused(sensitiveReason(key));
            } else if (entry.equals(Vocabulary.REFUSED)) {
                return Finding.refused(lookalikeReason(key));
            } else if (entry.equals(Vocabulary.BARE_NAME)) {
                return new Finding(claims, meaning.percent(), null, null);
            } else if (entry.startsWith(Vocabulary.CONTROL)) {
                return new Finding(claims, 0, control(entry), null);
            }
            Field<?> field = field(entry);
            if (field != null) {
                claims.add(claim(field, meaning));
            }
        }
        return Finding.of(claims);
    }

    private static Claim claim(Field<?> field, Vocabulary.Meaning meaning) {
        boolean isInverted = meaning.entry().equals(Vocabulary.STATUS_INVERTED);
        String how = meaning.percent() == Vocabulary.GUESS ? "may mean this field" : "a name of this field";
        return new Claim(
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

    private Finding shortened(String header, String sharedPrefix) {
        for (HeaderForms.Form form : HeaderForms.of(header, vocabulary, sharedPrefix)) {
            Finding finding = whole(form.text()).withoutFarIds();
            if (finding.isKnown()) {
                String read = form.text().strip().toLowerCase(Locale.ROOT);
                return finding.weaker(form.steps() * STEP, readAs(read));
            }
        }
        return Finding.nothing();
    }

    /** A header in two languages, or two names at once: what the parts agree on, else what each may mean. */
    private Finding parts(String header) {
        List<String> parts = HeaderParts.of(header);
        Finding first = Finding.nothing();
        for (String part : parts) {
            Finding finding = whole(part);
            finding = (finding.isKnown() ? finding : shortened(part, "")).withoutFarIds();
            if (finding.refusal() != null) {
                return finding;
            }
            if (!first.isKnown()) {
                first = finding;
            } else if (finding.isKnown() && !first.agreesWith(finding)) {
                return first.asGuess().and(finding.asGuess());
            }
        }
        return first.weaker(PART, ", one of the names in the header");
    }

    /** A name in one word that begins with one that adds nothing: {@code Teilnehmermail}; it is asked. */
    private Finding compound(String word) {
        for (int i = MIN_COMPOUND; word.indexOf(' ') < 0 && i <= word.length() - MIN_COMPOUND; i++) {
            if (vocabulary.isPrefix(word.substring(0, i))) {
                Finding rest = whole(word.substring(i));
                if (rest.isKnown() && rest.refusal() == null && rest.control() == null) {
                    return rest.asGuess();
                }
            }
        }
        return Finding.nothing();
    }

    /**
     * A known name beside one or two words that nobody knows: {@code Application account}. Worth showing to somebody who
     * chooses a field for the column, not worth a question.
     */
    private Finding partly(String words) {
        int unknown = 0;
        for (int space = words.indexOf(' '); space > 0 && ++unknown <= MAX_UNKNOWN; ) {
            Finding last = whole(words.substring(space + 1));
            if (!last.claims().isEmpty()) {
                return last.asHint();
            }
            space = words.indexOf(' ', space + 1);
        }
        unknown = 0;
        for (int space = words.lastIndexOf(' '); space > 0 && ++unknown <= MAX_UNKNOWN; ) {
            Finding first = whole(words.substring(0, space));
            if (!first.claims().isEmpty()) {
                return first.asHint();
            }
            space = words.lastIndexOf(' ', space - 1);
        }
        return Finding.nothing();
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

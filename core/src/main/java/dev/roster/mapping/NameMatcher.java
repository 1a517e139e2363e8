package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the name of a column means: the key of a field, the key or label of a custom attribute, a
 * word of the vocabulary. Shorter forms of the name come after the whole one and are a little less sure.
 */
final class NameMatcher {

    private static final int KEY = 99;
    private static final int LABEL = 98;
    private static final int STEP = 2;

    /** SCIM writes extended attributes as {@code urn:ietf:…:User:manager.value} (RFC 7644 §3.10). */
    private static final String URN = "urn:";

    private final Vocabulary vocabulary = Vocabulary.standard();
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
        return matchName(header.startsWith(URN) ? header.substring(header.lastIndexOf(':') + 1) : header);
    }

    private Finding matchName(String header) {
        Finding whole = whole(header);
        if (whole.isKnown()) {
            return whole;
        }
        String words = HeaderNames.words(header);
        String sensitive = vocabulary.phraseInside(Vocabulary.SENSITIVE, words);
        if (sensitive != null) {
            return Finding.refused(sensitiveReason(sensitive));
        }
        String lookalike = vocabulary.phraseInside(Vocabulary.REFUSED, words);
        return lookalike != null ? Finding.refused(lookalikeReason(lookalike)) : shortened(header, words);
    }

    /** Fields whose names are spelled nearly like this one, the nearest first, at most three. */
    List<Candidate> similar(String header) {
        return Similarity.candidates(HeaderNames.key(header), vocabulary, this::field);
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
            Finding finding = own != null ? Finding.of(List.of(own)) : explain(key);
            if (finding.isKnown()) {
                return finding;
            }
        }
        return Finding.nothing();
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
                how + " (" + meaning.language() + ")" + (isInverted ? ", yes means inactive" : ""));
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

    /** Without a bracketed hint, the hint itself, the last part of a path, without a counter, without words that add nothing. */
    private Finding shortened(String header, String words) {
        List<String> forms = new ArrayList<>();
        addWithoutBrackets(forms, header);
        addPathEnd(forms, header);
        addWithoutCounter(forms, words);
        addWithoutPrefix(forms, words);
        for (int i = 0; i < forms.size(); i++) {
            Finding finding = whole(forms.get(i));
            if (finding.isKnown()) {
                return finding.weaker(
                        STEP, ", read as \"" + forms.get(i).strip().toLowerCase(Locale.ROOT) + "\"");
            }
        }
        return Finding.nothing();
    }

    private static void addWithoutBrackets(List<String> forms, String header) {
        int open = indexOfAny(header, "([（【", 0);
        int close = open < 0 ? -1 : indexOfAny(header, ")]）】", open);
        if (close > open) {
            forms.add(header.substring(0, open) + " " + header.substring(close + 1));
            forms.add(header.substring(open + 1, close));
        }
    }

    private void addPathEnd(List<String> forms, String header) {
        List<String> parts = HeaderNames.path(header);
        int last = parts.size() - 1;
        if (last > 0 && HeaderNames.key(parts.get(last)).equals("value")) {
            last--;
        }
        if (last > 0 && vocabulary.isContainer(HeaderNames.key(parts.get(last - 1)))) {
            forms.add(parts.get(last));
        } else if (last == 0 && parts.size() > 1) {
            forms.add(parts.get(0));
        }
    }

    /** The first of several columns counts: {@code phone 1}. */
    private static void addWithoutCounter(List<String> forms, String words) {
        if (words.endsWith(" 1")) {
            forms.add(words.substring(0, words.length() - 2));
        }
    }

    private void addWithoutPrefix(List<String> forms, String words) {
        for (int space = words.indexOf(' '); space > 0; space = words.indexOf(' ', space + 1)) {
            if (vocabulary.isPrefix(words.substring(0, space))) {
                forms.add(words.substring(space + 1));
            }
        }
    }

    private static int indexOfAny(String text, String characters, int from) {
        for (int i = from; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static String sensitiveReason(String phrase) {
        return "looks sensitive (\"" + phrase + "\") and is never imported unasked";
    }

    private static String lookalikeReason(String phrase) {
        return "only resembles a field: \"" + phrase + "\" means something else";
    }
}

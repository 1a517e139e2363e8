package dev.roster.profile;

import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import says in words of its own, where those that it takes the place of are known for them. Immutable; {@link
 * #none} changes nothing.
 *
 * @param sentences the sentences for what is wrong with rows and files, by code; those of Roster for all others
 * @param result how what came of the import is told, or null for as any other
 */
public record Wording(
        Map<IssueCode, String> sentences, @Nullable ResultForm result) {

    private static final Wording NONE = new Wording(Map.of(), null);

    /** Copies the sentences. */
    public Wording {
        sentences = Map.copyOf(sentences);
    }

    /** {@return no words of its own} */
    public static Wording none() {
        return NONE;
    }

    /**
     * The same words, and one sentence for several problems.
     *
     * @param sentence one sentence for people, without the place
     * @param codes what it is said of
     * @return the changed copy
     */
    public Wording saying(String sentence, IssueCode... codes) {
        Map<IssueCode, String> more = new EnumMap<>(IssueCode.class);
        more.putAll(sentences);
        for (IssueCode code : codes) {
            more.put(code, sentence);
        }
        return new Wording(more, result);
    }

    /**
     * The same words, and a form for what came of an import.
     *
     * @param form how it is told
     * @return the changed copy
     */
    public Wording telling(ResultForm form) {
        return new Wording(sentences, form);
    }

    /**
     * An issue in these words.
     *
     * @param issue the issue
     * @return the issue with the sentence for its code, or as it is
     */
    public Issue of(Issue issue) {
        String sentence = sentences.get(issue.code());
        return sentence == null ? issue : issue.saying(sentence);
    }
}

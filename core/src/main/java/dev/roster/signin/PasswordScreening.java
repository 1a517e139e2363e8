package dev.roster.signin;

import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at new passwords before they are taken. Immutable, and safe for use by many threads.
 *
 * <p>A word or name is compared with the whole password, never with a part: alike in whatever case, with digits for letters
 * ({@code p4ssw0rd}), up to 8 digits or signs at each end ({@code password2026!}), several times over ({@code passwordpassword}),
 * with blanks or signs between its letters, and backwards. So a sentence in which a name stands is a good password.
 */
public final class PasswordScreening {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordScreening.class);

    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final BreachedPasswords breached;
    private final Set<String> words;

    private PasswordScreening(PasswordPolicy policy, PasswordHasher hasher, BreachedPasswords breached) {
        this.policy = policy;
        this.hasher = hasher;
        this.breached = breached;
        this.words = WordForms.keysOf(policy.words());
    }

    /**
     * Puts the rules together.
     *
     * @param policy what is asked of passwords
     * @param hasher who will hash them, and made those of before
     * @param breached who knows stolen ones, or {@link BreachedPasswords#NONE}
     * @return the screening
     * @throws IllegalArgumentException if the hasher does not take 64 bytes
     */
    public static PasswordScreening of(PasswordPolicy policy, PasswordHasher hasher, BreachedPasswords breached) {
        if (hasher.maxLength() < PasswordPolicy.ALWAYS_TAKEN) {
            throw new IllegalArgumentException("a hasher takes " + PasswordPolicy.ALWAYS_TAKEN
                    + " bytes or more, and this one " + hasher.maxLength() + "; name another one");
        }
        return new PasswordScreening(policy, hasher, breached);
    }

    /**
     * Finds all that speaks against a password, at once.
     *
     * @param password the new password
     * @param owner whose it will be
     * @return an error for each rule that it breaks, and a warning ({@link IssueCode#PASSWORD_UNSCREENED}), to be audited, where
     *     nobody could tell whether it was stolen; it may be taken where there is no error. No issue holds anything of the
     *     password. Costs a hash for each former password that the policy remembers
     */
    public List<Issue> check(Password password, PasswordOwner owner) {
        List<Issue> issues = new ArrayList<>(length(password, owner));
        if (!password.isUsable()) {
            return List.copyOf(issues);
        }
        String text = password.text();
        policy.composition().stream()
                .sorted()
                .filter(kind -> !kind.isIn(text))
                .forEach(kind -> issues.add(issue(IssueCode.PASSWORD_COMPOSITION, kind.words())));
        Set<String> forms = WordForms.of(text);
        if (CommonPasswords.contain(text, forms)) {
            issues.add(issue(IssueCode.PASSWORD_COMMON));
        }
        if (isName(forms, owner)) {
            issues.add(issue(IssueCode.PASSWORD_NAME));
        }
        issues.addAll(breach(password));
        if (isFormer(password, owner)) {
            issues.add(issue(IssueCode.PASSWORD_REUSED, Integer.toString(policy.history())));
        }
        return List.copyOf(issues);
    }

    private List<Issue> length(Password password, PasswordOwner owner) {
        int least = policy.minLength(owner.use());
        if (password.length() < least) {
            Issue tooShort = issue(IssueCode.PASSWORD_TOO_SHORT, Integer.toString(least));
            return password.isUsable() || password.length() == 0
                    ? List.of(tooShort)
                    : List.of(tooShort, issue(IssueCode.PASSWORD_CHARACTERS));
        }
        if (password.length() > policy.maxLength()) {
            return List.of(issue(IssueCode.PASSWORD_TOO_LONG, Integer.toString(policy.maxLength())));
        }
        if (!password.isUsable()) {
            return List.of(issue(IssueCode.PASSWORD_CHARACTERS));
        }
        return password.fits(hasher.maxLength())
                ? List.of()
                : List.of(issue(IssueCode.PASSWORD_TOO_MANY_BYTES, Integer.toString(hasher.maxLength())));
    }

    private boolean isName(Set<String> forms, PasswordOwner owner) {
        Set<String> names = new HashSet<>(words);
        names.addAll(WordForms.keysOf(owner.names()));
        return forms.stream().anyMatch(names::contains);
    }

    /**
     * Asks whether a password that somebody has was stolen meanwhile.
     *
     * @param password the password, usable
     * @return {@link IssueCode#PASSWORD_BREACHED}, {@link IssueCode#PASSWORD_UNSCREENED} where nobody could tell, or nothing
     */
    public List<Issue> breach(Password password) {
        try {
            return breached.timesSeen(sha1(password)) > 0 ? List.of(issue(IssueCode.PASSWORD_BREACHED)) : List.of();
        } catch (RuntimeException unanswered) {
            LOG.warn("The list of stolen passwords could not be asked about a password", unanswered);
            return List.of(issue(IssueCode.PASSWORD_UNSCREENED));
        }
    }

    private boolean isFormer(Password password, PasswordOwner owner) {
        return owner.former().stream().limit(policy.history()).anyMatch(former -> hasher.verify(password, former));
    }

    private static String sha1(Password password) {
        byte[] bytes = password.utf8(Password.MAX_CHARS * 3);
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-1", missing);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Issue issue(IssueCode code, String... details) {
        return Issue.of(code, null, details);
    }
}

package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleTest {

    @Test
    void findsTheRuleThatATestBeginsWith() {
        assertThat(Rule.ofTest("US-04: an update is refused").map(Rule::id)).contains("US-04");
        assertThat(Rule.ofTest("a test about US-04: nothing")).isEmpty();
        assertThat(Rule.ofTest("US-99: unknown")).isEmpty();
    }

    @Test
    void tellsThePromiseTheIntentAndWhatToLookAt() {
        Rule rule = new Rule("US-04", "Stale writes are refused", "Nothing is lost", "the WHERE clause");
        Throwable failure = new AssertionError("expected STALE");
        assertThat(rule.brokenBy(failure))
                .hasCause(failure)
                .hasMessage("US-04 is broken: Stale writes are refused.\n  Why: Nothing is lost."
                        + "\n  Look at: the WHERE clause.\n\nexpected STALE");
    }

    @Test
    void shortensLongTexts() {
        Rule rule = new Rule("US-04", "Stale writes are refused", "Nothing is lost", "the WHERE clause");
        assertThat(rule.brokenBy(new AssertionError("a".repeat(9_000) + "z")))
                .message()
                .hasSizeLessThan(1_000)
                .contains("8201 characters left out")
                .endsWith("z");
    }
}

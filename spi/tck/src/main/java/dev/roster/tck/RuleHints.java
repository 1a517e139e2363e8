package dev.roster.tck;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Says at every failure which rule is broken, why it matters and what to look at. */
public final class RuleHints implements TestExecutionExceptionHandler {

    /** Made by JUnit. */
    public RuleHints() {}

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Optional<Rule> rule = Rule.ofTest(context.getDisplayName());
        if (failure instanceof TestAbortedException || rule.isEmpty()) {
            throw failure;
        }
        throw rule.get().brokenBy(failure);
    }
}

package dev.roster.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of the kit on one mutant, and what it found. */
final class Trial implements TestExecutionListener {

    private static final int ID_LENGTH = 5;

    private final Set<String> broken = new TreeSet<>();
    private final List<String> skipped = new ArrayList<>();
    private int finished;

    private Trial() {}

    /** Runs every test of the kit on stores without a flaw. */
    static Trial ofEverything() {
        return run(Mutant.NONE, test -> FilterResult.included("all"));
    }

    /** Runs the tests of the rule that must notice the flaw. */
    static Trial of(Mutant mutant) {
        String start = mutant.rule() + ": ";
        return run(
                mutant,
                test -> FilterResult.includedIf(
                        !test.isTest() || test.getDisplayName().startsWith(start)));
    }

    Set<String> broken() {
        return broken;
    }

    List<String> skipped() {
        return skipped;
    }

    int finished() {
        return finished;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest()) {
            return;
        }
        finished++;
        switch (result.getStatus()) {
            case FAILED -> broken.add(test.getDisplayName().substring(0, ID_LENGTH));
            case ABORTED -> skipped.add(test.getDisplayName());
            case SUCCESSFUL -> {
                // Nothing to note.
            }
        }
    }

    private static Trial run(Mutant mutant, PostDiscoveryFilter filter) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(MutantKit.class))
                .filters(filter)
                .configurationParameter(MutantKit.PARAMETER, mutant.name())
                .build();
        var trial = new Trial();
        LauncherFactory.create().execute(request, trial);
        return trial;
    }
}

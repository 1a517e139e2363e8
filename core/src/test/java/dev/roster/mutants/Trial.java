package dev.roster.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of the kit on one mutant, and what it found. */
final class Trial implements TestExecutionListener {

    private static final int ID_LENGTH = 5;

    private static final Map<String, List<DiscoverySelector>> TESTS = tests();

    private final Set<String> broken = new TreeSet<>();
    private final List<String> skipped = new ArrayList<>();
    private int finished;

    private Trial() {}

    /** Runs every test of the kit on stores without a flaw. */
    static Trial ofEverything() {
        return run(Mutant.NONE, List.of(selectClass(MutantKit.class)));
    }

    /** Runs the tests of the rule that must notice the flaw. */
    static Trial of(Mutant mutant) {
        return run(mutant, TESTS.getOrDefault(mutant.rule(), List.of()));
    }

    /** Looked for once: there are as many tests as mutants. */
    private static Map<String, List<DiscoverySelector>> tests() {
        TestPlan plan = LauncherFactory.create().discover(request(Mutant.NONE, List.of(selectClass(MutantKit.class))));
        Map<String, List<DiscoverySelector>> tests = new HashMap<>();
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier test : plan.getDescendants(root)) {
                if (test.getDisplayName().startsWith(": ", ID_LENGTH)) {
                    tests.computeIfAbsent(test.getDisplayName().substring(0, ID_LENGTH), any -> new ArrayList<>())
                            .add(selectUniqueId(test.getUniqueId()));
                }
            }
        }
        return tests;
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

    private static Trial run(Mutant mutant, List<DiscoverySelector> tests) {
        var trial = new Trial();
        LauncherFactory.create().execute(request(mutant, tests), trial);
        return trial;
    }

    private static LauncherDiscoveryRequest request(Mutant mutant, List<DiscoverySelector> tests) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(tests)
                .configurationParameter(MutantKit.PARAMETER, mutant.name())
                .build();
    }
}

package dev.roster.mutations;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A JVM of its own for one test; how the test ended is told by the status of the process. */
public final class WitnessRun implements TestExecutionListener {

    /** How a test can end, with a status of the process that no JVM uses itself. */
    enum End {
        /** It held. */
        PASSED(40),
        /** An assertion of it failed. */
        FAILED(41),
        /** Something else than an assertion ended it. */
        BROKEN(42),
        /** There is no such test, or nothing of it ran. */
        ABSENT(43);

        private final int status;

        End(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }

        /** The end behind a status of a process; {@link #BROKEN} for one that no run gave. */
        static End of(int status) {
            for (End end : values()) {
                if (end.status() == status) {
                    return end;
                }
            }
            return BROKEN;
        }
    }

    private final List<Throwable> failures = new ArrayList<>();
    private int passed;

    private WitnessRun() {}

    /**
     * Runs a test.
     *
     * @param arguments the full name of the class, and the test as the table names it
     */
    public static void main(String[] arguments) {
        Witness test = Witness.of(arguments[1]);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(arguments[0]))
                .filters((PostDiscoveryFilter) part -> FilterResult.includedIf(isPartOf(part, test)))
                .build();
        WitnessRun run = new WitnessRun();
        LauncherFactory.create().execute(request, run);
        run.failures.forEach(failure -> System.out.println(failure.toString().strip()));
        System.exit(run.end().status());
    }

    private static boolean isPartOf(TestDescriptor descriptor, Witness test) {
        if (test.member().isEmpty()) {
            return true;
        }
        if (test.isRule()) {
            return !descriptor.isTest() || descriptor.getDisplayName().startsWith(test.member() + ":");
        }
        return descriptor
                .getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName().equals(test.member()))
                .orElse(!descriptor.isTest());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable().ifPresent(failures::add);
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed++;
        }
    }

    private End end() {
        if (failures.stream().anyMatch(AssertionError.class::isInstance)) {
            return End.FAILED;
        }
        if (!failures.isEmpty()) {
            return End.BROKEN;
        }
        return passed == 0 ? End.ABSENT : End.PASSED;
    }

    /** {@return an end as the table shows it} */
    static String words(End end) {
        return end.name().toLowerCase(Locale.ROOT);
    }
}

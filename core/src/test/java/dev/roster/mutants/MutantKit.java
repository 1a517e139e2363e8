package dev.roster.mutants;

import dev.roster.memory.InMemoryStores;
import dev.roster.spi.Stores;
import dev.roster.spi.UserStore;
import dev.roster.tck.SharedDatabase;
import dev.roster.tck.StoresContract;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** The compatibility kit on the mutant that a configuration parameter names; run by {@link Trial} alone. */
@ExtendWith(MutantKit.Named.class)
final class MutantKit implements StoresContract {

    static final String PARAMETER = "roster.mutant";

    private final AtomicLong calls = new AtomicLong();
    private final Mutant mutant;

    MutantKit(Mutant mutant) {
        this.mutant = mutant;
    }

    @Override
    public Stores newStores() {
        Stores real = new InMemoryStores();
        UserStore counted = new CountedUsers(real.users(), calls);
        return mutant.stores().apply(new ForwardingStores(real) {
            @Override
            public UserStore users() {
                return counted;
            }
        });
    }

    @Override
    public OptionalLong calls() {
        return OptionalLong.of(calls.get());
    }

    @Override
    public Optional<SharedDatabase> newDatabase() {
        Map<String, Stores> tenants = new ConcurrentHashMap<>();
        return Optional.of(mutant.database()
                .apply(tenant ->
                        tenants.computeIfAbsent(tenant, name -> mutant.stores().apply(InMemoryStores.named(name)))));
    }

    @Override
    public Optional<Stores> unreachableStores() {
        return Optional.of(mutant.stores().apply(new UnreachableStores()));
    }

    /** Gives the kit its mutant, and stops when one of its tests has failed: one is enough. */
    static final class Named implements ParameterResolver, ExecutionCondition, TestExecutionExceptionHandler {

        private static final ExtensionContext.Namespace KILLS = ExtensionContext.Namespace.create(Named.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return kills(context).get("killed") == null
                    ? ConditionEvaluationResult.enabled("nothing is broken so far")
                    : ConditionEvaluationResult.disabled("the mutant is killed");
        }

        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
            if (!(failure instanceof TestAbortedException)) {
                kills(context).put("killed", true);
            }
            throw failure;
        }

        private static ExtensionContext.Store kills(ExtensionContext context) {
            return context.getRoot().getStore(KILLS);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(Mutant.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            String name = context.getConfigurationParameter(PARAMETER).orElseThrow();
            return Mutant.all().stream()
                    .filter(mutant -> mutant.name().equals(name))
                    .findFirst()
                    .orElse(Mutant.NONE);
        }
    }
}

package dev.roster.mutants;

import dev.roster.memory.InMemoryStores;
import dev.roster.spi.Stores;
import dev.roster.tck.SharedDatabase;
import dev.roster.tck.StoresContract;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The compatibility kit on the mutant that a configuration parameter names; run by {@link Trial} alone. */
@ExtendWith(MutantKit.Named.class)
final class MutantKit implements StoresContract {

    static final String PARAMETER = "roster.mutant";

    private final Mutant mutant;

    MutantKit(Mutant mutant) {
        this.mutant = mutant;
    }

    @Override
    public Stores newStores() {
        return mutant.stores().apply(new InMemoryStores());
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

    /** Gives the kit its mutant. */
    static final class Named implements ParameterResolver {

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

package dev.roster.mutants;

import dev.roster.spi.AuditStore;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.MappingStore;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UploadStore;
import dev.roster.tck.SharedDatabase;
import java.util.List;
import java.util.Optional;

/** Databases in which tenants share one kind of record. */
final class TenantMutants {

    private TenantMutants() {}

    static List<Mutant> all() {
        return List.of(
                sharing("shared mappings", "the confirmed mappings", MappingStore.class),
                sharing("shared attempts", "the attempts to sign in", SignInAttemptStore.class),
                sharing("shared tokens", "the tokens", TokenStore.class),
                sharing("shared credentials", "the credentials", CredentialStore.class),
                sharing("shared documents", "the documents", DocumentStore.class),
                sharing("shared uploads", "the uploads", UploadStore.class),
                Mutant.ofDatabase(
                        "shared messages", "keeps the messages of all tenants together", "ST-03", SharedMessages::new),
                Mutant.ofDatabase(
                        "shared trail", "keeps the audit entries of all tenants together", "ST-03", SharedTrail::new));
    }

    private static Mutant sharing(String name, String what, Class<?> shared) {
        return Mutant.ofDatabase(
                name, "keeps " + what + " of all tenants together", "ST-03", real -> new SharedAbility(real, shared));
    }

    private record SharedAbility(SharedDatabase real, Class<?> shared) implements SharedDatabase {
        @Override
        public Stores open(String tenant) {
            Stores first = real.open("first");
            return new ForwardingStores(real.open(tenant)) {
                @Override
                public <C> Optional<C> capability(Class<C> ability) {
                    return ability == shared ? first.capability(ability) : super.capability(ability);
                }
            };
        }
    }

    private record SharedMessages(SharedDatabase real) implements SharedDatabase {
        @Override
        public Stores open(String tenant) {
            OutboxStore first = real.open("ours").outbox();
            return new ForwardingStores(real.open(tenant)) {
                @Override
                public OutboxStore outbox() {
                    return first;
                }
            };
        }
    }

    private record SharedTrail(SharedDatabase real) implements SharedDatabase {
        @Override
        public Stores open(String tenant) {
            AuditStore first = real.open("theirs").audit();
            return new ForwardingStores(real.open(tenant)) {
                @Override
                public AuditStore audit() {
                    return first;
                }
            };
        }
    }
}

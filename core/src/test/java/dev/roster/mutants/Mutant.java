package dev.roster.mutants;

import dev.roster.spi.Stores;
import dev.roster.spi.UserStore;
import dev.roster.tck.SharedDatabase;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Correct stores with one deliberate flaw.
 *
 * @param name what it is called in the table
 * @param flaw what it does wrong
 * @param rule the rule of the kit that must notice
 * @param stores breaks the stores of a tenant
 * @param database breaks the database that tenants share
 */
record Mutant(
        String name, String flaw, String rule, UnaryOperator<Stores> stores, UnaryOperator<SharedDatabase> database) {

    /** No flaw at all: shows that forwarding alone breaks no rule. */
    static final Mutant NONE =
            new Mutant("none", "forwards everything", "", ForwardingStores::new, UnaryOperator.identity());

    /** Every mutant, in the order of the table. */
    static List<Mutant> all() {
        return Stream.of(
                        CommitMutants.all(),
                        AtomicityMutants.all(),
                        ValueMutants.all(),
                        QuestionMutants.all(),
                        RecordMutants.all(),
                        UnitMutants.all(),
                        OutboxMutants.all(),
                        DocumentMutants.all(),
                        UploadMutants.all(),
                        SealMutants.all(),
                        SignInMutants.all(),
                        CredentialMutants.all(),
                        MomentMutants.all(),
                        GhostMutants.all(),
                        StatusMutants.all(),
                        PageMutants.all(),
                        TextMutants.all(),
                        OperatorMutants.all(),
                        ClockMutants.all(),
                        OrderMutants.all(),
                        CallMutants.all(),
                        WalkMutants.all(),
                        CrowdMutants.all(),
                        LimitMutants.all(),
                        TenantMutants.all(),
                        DatabaseMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    static Mutant ofStores(String name, String flaw, String rule, UnaryOperator<Stores> stores) {
        return new Mutant(name, flaw, rule, stores, UnaryOperator.identity());
    }

    static Mutant ofUsers(String name, String flaw, String rule, UnaryOperator<UserStore> users) {
        return ofStores(name, flaw, rule, real -> {
            UserStore broken = users.apply(real.users());
            return new ForwardingStores(real) {
                @Override
                public UserStore users() {
                    return broken;
                }
            };
        });
    }

    /** A flaw in what the users, or another port of the stores, do with some of their calls. */
    static Mutant meddling(String name, String flaw, String rule, Class<?> port, Meddler meddler) {
        return ofStores(name, flaw, rule, real -> new MeddledStores(real, port, meddler));
    }

    static Mutant ofDatabase(String name, String flaw, String rule, UnaryOperator<SharedDatabase> database) {
        return new Mutant(name, flaw, rule, UnaryOperator.identity(), database);
    }

    @Override
    public String toString() {
        return name;
    }
}

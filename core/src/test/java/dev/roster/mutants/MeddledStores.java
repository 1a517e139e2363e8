package dev.roster.mutants;

import dev.roster.spi.AuditStore;
import dev.roster.spi.JournalStore;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.Stores;
import dev.roster.spi.UserStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores of which one port is meddled with. */
final class MeddledStores extends ForwardingStores {

    private final Stores real;
    private final Class<?> port;
    private final Meddler meddler;

    MeddledStores(Stores real, Class<?> port, Meddler meddler) {
        super(real);
        this.real = real;
        this.port = port;
        this.meddler = meddler;
    }

    @Override
    public UserStore users() {
        return meddled(UserStore.class, super.users());
    }

    @Override
    public JournalStore journal() {
        return meddled(JournalStore.class, super.journal());
    }

    @Override
    public AuditStore audit() {
        return meddled(AuditStore.class, super.audit());
    }

    @Override
    public OutboxStore outbox() {
        return meddled(OutboxStore.class, super.outbox());
    }

    @Override
    public <C> Optional<C> capability(Class<C> ability) {
        return super.capability(ability).map(found -> meddled(ability, found));
    }

    private <T> T meddled(Class<T> type, T target) {
        return type == port ? around(type, target) : target;
    }

    /** A port that the meddler steps in front of. */
    <T> T around(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (any, method, arguments) -> method.isDefault()
                        ? java.lang.reflect.InvocationHandler.invokeDefault(any, method, arguments)
                        : meddler.answer(new Answer(
                                real, target, method, arguments == null ? List.of() : Arrays.asList(arguments)))));
    }

    private record Answer(Stores stores, Object target, Method method, List<@Nullable Object> arguments)
            implements Meddler.Call {

        @Override
        public String name() {
            return method.getName();
        }

        @Override
        public Object argument(int index) {
            return Objects.requireNonNull(arguments.get(index));
        }

        @Override
        public @Nullable Object argumentOrNull(int index) {
            return arguments.get(index);
        }

        @Override
        public Object proceedWithout(int missing, int index, Object other) throws Throwable {
            List<@Nullable Object> changed = new ArrayList<>(arguments);
            changed.set(missing, null);
            return new Answer(stores, target, method, changed).proceedWith(index, other);
        }

        @Override
        public Object proceed() throws Throwable {
            try {
                return method.invoke(target, arguments.toArray());
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }

        @Override
        public Object proceedWith(int index, Object other) throws Throwable {
            List<@Nullable Object> changed = new ArrayList<>(arguments);
            changed.set(index, other);
            return new Answer(stores, target, method, changed).proceed();
        }
    }
}

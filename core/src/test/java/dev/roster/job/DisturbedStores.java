package dev.roster.job;

import dev.roster.spi.DocumentStore;
import dev.roster.spi.JournalStore;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.spi.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Makes stores in which something happens once a run is begun, and which keep no documents for a while. */
final class DisturbedStores {

    private DisturbedStores() {}

    static Stores of(Stores real, Runnable onceBegun, BooleanSupplier isAway) {
        JournalStore journal = proxy(JournalStore.class, (method, arguments) -> {
            Object answer = invoke(real.journal(), method, arguments);
            if (method.getName().equals("begin")) {
                onceBegun.run();
            }
            return answer;
        });
        DocumentStore documents = proxy(DocumentStore.class, (method, arguments) -> {
            if (isAway.getAsBoolean()) {
                throw new StoreUnavailableException("the database is away", new IllegalStateException());
            }
            return invoke(real.require(DocumentStore.class), method, arguments);
        });
        return proxy(Stores.class, (method, arguments) -> {
            boolean isDocuments = arguments != null && arguments[0] == DocumentStore.class;
            return switch (method.getName()) {
                case "journal" -> journal;
                case "require" -> isDocuments ? documents : invoke(real, method, arguments);
                case "capability" -> isDocuments ? Optional.of(documents) : invoke(real, method, arguments);
                default -> invoke(real, method, arguments);
            };
        });
    }

    private interface Answers {
        Object to(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                DisturbedStores.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.to(method, arguments)));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}

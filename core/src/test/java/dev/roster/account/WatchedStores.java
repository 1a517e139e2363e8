package dev.roster.account;

import dev.roster.spi.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Stores whose calls are watched: how many are under way, what they answer, and what is to happen before them. */
final class WatchedStores {

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostClaimed = new AtomicInteger();
    private final Stores watched;
    private volatile Consumer<String> before = call -> {};
    private volatile Consumer<String> after = call -> {};

    WatchedStores(Stores real) {
        watched = watching(Stores.class, real);
    }

    Stores stores() {
        return watched;
    }

    /** What happens before each call, by its name; what it throws, the call throws. */
    void before(Consumer<String> happening) {
        before = happening;
    }

    void after(Consumer<String> happening) {
        after = happening;
    }

    int underWay() {
        return underWay.get();
    }

    int mostClaimed() {
        return mostClaimed.get();
    }

    private <T> T watching(Class<T> port, Object real) {
        return port.cast(Proxy.newProxyInstance(
                WatchedStores.class.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    Class<?> answer = method.getReturnType();
                    boolean isPort = answer.isInterface() && answer.getPackage().equals(Stores.class.getPackage());
                    if (!isPort) {
                        before.accept(method.getName());
                    }
                    underWay.incrementAndGet();
                    Object result;
                    try {
                        result = method.invoke(real, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    } finally {
                        underWay.decrementAndGet();
                    }
                    if (isPort) {
                        return watching(answer, result);
                    }
                    if (method.getName().equals("claim")) {
                        mostClaimed.accumulateAndGet(((List<?>) result).size(), Math::max);
                    }
                    after.accept(method.getName());
                    return result;
                }));
    }
}

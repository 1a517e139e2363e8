package dev.roster.job;

import dev.roster.spi.Stores;
import dev.roster.spi.UserStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes stores at whose first commit of users the process dies, which then was not written. */
final class DyingStores {

    private DyingStores() {}

    static Stores of(Stores real, AtomicInteger deaths) {
        UserStore users = (UserStore) Proxy.newProxyInstance(
                DyingStores.class.getClassLoader(), new Class<?>[] {UserStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        deaths.incrementAndGet();
                        throw new StackOverflowError("the process died");
                    }
                    return invoke(real.users(), method, arguments);
                });
        return (Stores) Proxy.newProxyInstance(
                DyingStores.class.getClassLoader(),
                new Class<?>[] {Stores.class},
                (proxy, method, arguments) ->
                        method.getName().equals("users") ? users : invoke(real, method, arguments));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}

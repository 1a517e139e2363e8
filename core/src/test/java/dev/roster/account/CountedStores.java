package dev.roster.account;

import dev.roster.spi.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Stores that write down every question and every commit. For one thread. */
final class CountedStores {

    private final List<String> calls = new ArrayList<>();
    private final Stores counted;

    CountedStores(Stores real) {
        counted = counting(Stores.class, real);
    }

    Stores stores() {
        return counted;
    }

    /** What was asked and written meanwhile, by the names of the ports' methods. */
    List<String> during(Runnable work) {
        calls.clear();
        work.run();
        return List.copyOf(calls);
    }

    private <T> T counting(Class<T> port, Object real) {
        return port.cast(Proxy.newProxyInstance(
                CountedStores.class.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    Class<?> answer = method.getReturnType();
                    boolean isPort = answer.isInterface() && answer.getPackage().equals(Stores.class.getPackage());
                    if (!isPort
                            && !method.getName().equals("id")
                            && !method.getName().equals("capability")) {
                        calls.add(method.getName());
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        return isPort ? counting(answer, result) : result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}

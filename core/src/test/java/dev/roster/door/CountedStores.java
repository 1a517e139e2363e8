package dev.roster.door;

import dev.roster.spi.StoreUnavailableException;
import dev.roster.spi.Stores;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores that note each question and each write that reaches a port. */
final class CountedStores {

    private final List<String> calls = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private final Set<String> unanswered = new HashSet<>();
    private final Map<String, Runnable> rivals = new HashMap<>();
    private final Stores stores;

    CountedStores(Stores real) {
        stores = counting(Stores.class, real);
    }

    Stores stores() {
        return stores;
    }

    /** The same where a call fails from now on, as if the process had died before it. */
    CountedStores without(String call) {
        broken.add(call);
        return this;
    }

    /** The answer of the next such call gets lost, although it took effect. */
    void loseAnswerOf(String call) {
        unanswered.add(call);
    }

    /** Somebody else does something, once, right before a call. */
    void before(String call, Runnable rival) {
        rivals.put(call, rival);
    }

    /** What reached the ports during an action, in order. */
    List<String> during(Runnable action) {
        calls.clear();
        action.run();
        return List.copyOf(calls);
    }

    private <T> T counting(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (any, method, arguments) -> {
                    Class<?> answer = method.getReturnType();
                    boolean isPort =
                            answer.isInterface() && answer.getPackageName().equals("dev.roster.spi");
                    String call = port.getSimpleName() + "." + method.getName();
                    if (!isPort && !method.getName().equals("id")) {
                        calls.add(call);
                    }
                    Runnable rival = rivals.remove(call);
                    if (rival != null) {
                        rival.run();
                    }
                    if (broken.contains(call)) {
                        throw new StoreUnavailableException("gone", new IOException("gone"));
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (unanswered.remove(call)) {
                            throw new StoreUnavailableException("no answer", new IOException("no answer"));
                        }
                        return isPort ? counted(answer, result) : result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    private <T> T counted(Class<T> port, Object real) {
        return counting(port, port.cast(real));
    }
}

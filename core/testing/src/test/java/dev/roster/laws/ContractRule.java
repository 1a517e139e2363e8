package dev.roster.laws;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;

/**
 * One test of a contract that a class implements to be tested by it.
 *
 * @param test the test
 */
record ContractRule(Method test) {

    private static final int ID = 5;

    /** The rules of a contract by their ids. */
    static Map<String, ContractRule> of(Class<?> contract) {
        return Arrays.stream(contract.getMethods())
                .filter(method -> method.isAnnotationPresent(DisplayName.class))
                .collect(Collectors.toMap(
                        method ->
                                method.getAnnotation(DisplayName.class).value().substring(0, ID),
                        ContractRule::new,
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Whether what implements the contract breaks it. */
    boolean fails(Object tested) {
        try {
            test.invoke(tested);
            return false;
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof AssertionError || failed.getCause() instanceof RuntimeException) {
                return true;
            }
            throw new AssertionError("the contract itself fails", failed.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}

package dev.roster.laws;

import dev.roster.tck.DirectorySourceContract;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;

/**
 * One test of the kit of directories.
 *
 * @param test the test
 */
record DirectoryRule(Method test) {

    private static final int ID = 5;

    static Map<String, DirectoryRule> all() {
        return Arrays.stream(DirectorySourceContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(DisplayName.class))
                .collect(Collectors.toMap(
                        method ->
                                method.getAnnotation(DisplayName.class).value().substring(0, ID),
                        DirectoryRule::new,
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Whether a directory breaks it. */
    boolean fails(DirectorySourceContract directories) {
        try {
            test.invoke(directories);
            return false;
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof AssertionError || failed.getCause() instanceof RuntimeException) {
                return true;
            }
            throw new AssertionError("the kit itself fails", failed.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}

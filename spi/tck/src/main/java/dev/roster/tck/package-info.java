/**
 * The compatibility kit: what every implementation of the ports must keep, as JUnit tests.
 *
 * <p>A plugin author implements {@link dev.roster.tck.StoresContract} in one test class and is done when it
 * passes. With the system property {@code roster.tck.quick} set, the tests that try the same thing many times try it
 * less often; every rule is tested all the same. Each test begins with the id of the rule that it checks, which the Javadoc of the port explains.
 */
@NullMarked
package dev.roster.tck;

import org.jspecify.annotations.NullMarked;

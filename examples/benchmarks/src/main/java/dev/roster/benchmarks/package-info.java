/**
 * Speed and memory as ratios against a baseline in the same run: planning against parsing the same file, and the
 * store on PostgreSQL against its driver.
 *
 * <p>From the top of the repository:
 *
 * <pre>{@code
 * mvn -q -Pfast -DskipTests package
 * java -jar examples/benchmarks/target/benchmarks.jar [planning | store] [rows] [runs]
 * }</pre>
 *
 * <p>{@link dev.roster.benchmarks.Benchmarks} runs a suite, which starts one process for each contender, lets them take
 * turns, and prints medians, extremes and the heap in use. Runs take seconds, not microseconds, and each
 * needs its own heap, so this is a plain program instead of a harness for small pieces of code.
 */
@NullMarked
package dev.roster.benchmarks;

import org.jspecify.annotations.NullMarked;

/**
 * Speed and memory of planning, as ratios against parsing the same file in the same run.
 *
 * <p>From the top of the repository:
 *
 * <pre>{@code
 * mvn -q -Pfast -DskipTests package
 * java -jar examples/benchmarks/target/benchmarks.jar [rows] [runs]
 * java -cp examples/benchmarks/target/benchmarks.jar dev.roster.benchmarks.CsvBenchmark [rows] [processes]
 * }</pre>
 *
 * <p>{@link dev.roster.benchmarks.PlanningBenchmark} starts one process for each contender, lets them take
 * turns, and prints medians, extremes and the heap in use. Runs take seconds, not microseconds, and each
 * needs its own heap, so this is a plain program instead of a harness for small pieces of code.
 * {@link dev.roster.benchmarks.CsvBenchmark} does the same for the reading of CSV alone.
 */
@NullMarked
package dev.roster.benchmarks;

import org.jspecify.annotations.NullMarked;

/**
 * Speed and memory as ratios against a baseline in the same run. From the top of the repository:
 *
 * <pre>{@code
 * mvn -q -Pfast -DskipTests package
 * java -jar examples/benchmarks/target/benchmarks.jar planning [rows] [runs]
 * java -jar examples/benchmarks/target/benchmarks.jar store [rows] [runs]
 * java -jar examples/benchmarks/target/benchmarks.jar calls [users] [runs]
 * java [-Dthreads=8] -jar examples/benchmarks/target/benchmarks.jar delivery [messages] [runs]
 * java -jar examples/benchmarks/target/benchmarks.jar csv [rows] [runs]
 * java -jar examples/benchmarks/target/benchmarks.jar excel [rows] [runs]
 * java -jar examples/benchmarks/target/benchmarks.jar mapping [rows] [runs]
 * }</pre>
 *
 * <ul>
 *   <li>{@code planning}: planning a file of users in memory against parsing the file, growth with its rows, store
 *       calls, and the heap for as many users in H2.
 *   <li>{@code store}: importing into PostgreSQL and reading from it against its driver alone.
 *   <li>{@code calls}: a single edit on PostgreSQL against a bare transaction, among 1,000 users and among many, and the
 *       list of a manager against that of an administrator.
 *   <li>{@code delivery}: messages on PostgreSQL, delivered by two processes to a receiver that takes five milliseconds,
 *       against as many threads that call it alone; each message once.
 *   <li>{@code csv}: reading with every guard against the bare parser.
 *   <li>{@code excel}: reading and writing workbooks against the library for them, and the heap for large ones.
 *   <li>{@code mapping}: matching 200 columns.
 * </ul>
 *
 * <p>{@link dev.roster.benchmarks.Benchmarks} runs a suite. Where the heap or the state of a process matters, a suite
 * starts one process for each contender, lets them take turns, and prints medians, extremes and the heap in use. Runs
 * take seconds, not microseconds, and each needs its own heap, so this is a plain program instead of a harness for small
 * pieces of code.
 */
@NullMarked
package dev.roster.benchmarks;

import org.jspecify.annotations.NullMarked;

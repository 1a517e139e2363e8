package dev.roster.benchmarks;

import java.util.Locale;

/** What is printed for people. */
final class Report {

    private Report() {}

    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** Compares a ratio with the bar; {@code sign} is {@code >=} or {@code <=}. */
    static void verdict(String what, double ratio, String sign, double bar) {
        boolean isReached = sign.equals(">=") ? ratio >= bar : ratio <= bar;
        say("  => %s: %.2f (wanted %s %.1f: %s)", what, ratio, sign, bar, isReached ? "reached" : "MISSED");
    }
}

package dev.roster.verifier;

import java.security.SecureRandom;

/** A password that nobody chose: read out over a telephone, typed once. */
final class DrawnPassword {

    /** No letter that looks like another one, none that makes words. */
    private static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxz";

    private static final int GROUPS = 4;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private DrawnPassword() {}

    /** More than 90 bits, in groups of five. */
    static String next() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            text.append(i > 0 && i % GROUP == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}

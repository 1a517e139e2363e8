package dev.roster.testing;

import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import java.util.List;
import java.util.stream.IntStream;

/** What people type, and what no password is. */
final class SamplePasswords {

    /** Letters of both cases and of two bytes, a digit, blanks inside and a sign at the end. */
    static final String ONE = "Correct hörse 7 bättery st!";

    /** Each in 64 bytes: ASCII, blanks at both ends, letters of two and three bytes, an emoji of several code points. */
    static final List<String> ALL = List.of(
            ONE,
            "a",
            "correct horse battery staple",
            "  blanks at both ends  ",
            "p%20s$w=o,r{d}\\n\"'+/",
            "Grüße aus Köln",
            "пароль пароль",
            "密码密码密码密码密码密码密码密码密码密码密",
            "\ud83d\udc69\u200d\ud83d\udcbb\ud83d\ude00",
            "x".repeat(64));

    /** Almost {@link #ONE}. */
    static final List<String> LIKE_ONE = List.of(
            "correct hörse 7 bättery st!",
            "CORRECT HÖRSE 7 BÄTTERY ST!",
            "Correct horse 7 battery st!",
            "Correct hörse 7 bättery st?",
            "Correct hörse 7 bättery st",
            "Correct hörse 7 bättery st!!",
            " Correct hörse 7 bättery st!",
            "Correct hörse 7 bättery st! ",
            "Correct hörse7 bättery st!",
            "orrect hörse 7 bättery st!",
            "!ts yrettäb 7 esröh tcerroC",
            "C");

    /** Nothing, control characters, a half of a surrogate pair, and more than anybody types. */
    static final List<String> UNUSABLE = List.of(
            "",
            "\u0000",
            "correct\u0000",
            "correct\u0000horse",
            "correct\n",
            "correct\tcorrect",
            "correct\ud83d",
            "x".repeat(Password.MAX_CHARS + 1));

    private static final List<Integer> LENGTHS =
            List.of(8, 16, 20, 32, 55, 56, 64, 71, 72, 73, 128, 255, 256, 512, 1024);

    private SamplePasswords() {}

    /** The longest in letters of one byte. */
    static String longest(PasswordHasher hasher) {
        return "x".repeat(Math.min(hasher.maxLength(), Password.MAX_CHARS));
    }

    /** Where hash functions have the ends of their blocks, and where somebody might cut. */
    static List<Integer> lengthsUpTo(int longest) {
        return IntStream.concat(
                        LENGTHS.stream().mapToInt(Integer::intValue).filter(length -> length < longest),
                        IntStream.of(longest))
                .boxed()
                .toList();
    }
}

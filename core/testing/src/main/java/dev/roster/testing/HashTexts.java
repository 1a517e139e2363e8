package dev.roster.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Texts in the place of a hash: of nobody, of others, and hashes that something happened to. */
final class HashTexts {

    private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String HASH = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /** Garbage, and the forms of known hashers with parameters that would take hours or gigabytes. */
    static final List<String> OF_NOBODY = List.of(
            "",
            " ",
            "\n",
            "\u0000",
            "*",
            "null",
            "$",
            "$$$$$",
            "{",
            "}",
            "{}",
            "{}{}",
            "{bcrypt}",
            "{noop}",
            SamplePasswords.ONE,
            "{noop}" + SamplePasswords.ONE,
            "\ud83d",
            "A".repeat(100_000),
            "$".repeat(100_000),
            "$argon2id$v=19$" + "m=1,".repeat(20_000),
            "$argon2id$v=19$m=٨,t=1,p=1$" + SALT + "$" + HASH,
            "$argon2id$v=19$m=4194304,t=100,p=1$" + SALT + "$" + HASH,
            "$argon2id$v=19$m=8,t=999999999,p=1$" + SALT + "$" + HASH,
            "$argon2id$v=19$m=8,t=1,p=999999999$" + SALT + "$" + HASH,
            "$argon2id$v=19$m=-8,t=1,p=1$" + SALT + "$" + HASH,
            "$scrypt$ln=40,r=8,p=1$" + SALT + "$" + HASH,
            "$pbkdf2-sha256$i=999999999$" + SALT + "$" + HASH,
            "$pbkdf2-sha256$i=4294967296$" + SALT + "$" + HASH,
            "$2a$31$" + SALT.replace('A', '.') + HASH.substring(12).replace('A', '.'),
            "$2b$31$" + SALT.replace('A', '.') + HASH.substring(12).replace('A', '.'),
            "$2b$99$" + SALT.replace('A', '.') + HASH.substring(12).replace('A', '.'));

    /** What known hashers might have written about another password. */
    static final List<String> OF_OTHERS = List.of(
            "5f4dcc3b5aa765d61d8327deb882cf99",
            "5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc",
            "$1$abcdefgh$G//4keteveJp0qb8z2DxG/",
            "$argon2id$v=19$m=8,t=1,p=1$" + SALT + "$" + HASH,
            "$pbkdf2-sha256$i=1000$" + SALT + "$" + HASH,
            "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static final List<String> NUMBERS = List.of(
            "0", "00", "-1", "31", "99", "16777216", "999999999", "2147483647", "4294967297", "18446744073709551617");

    /** Of ASCII. */
    private static final int BITS = 7;

    private static final int SHOWN = 100;

    private HashTexts() {}

    /** Every beginning and every end of a hash. */
    static List<String> cut(String hash) {
        return IntStream.range(1, hash.length())
                .boxed()
                .flatMap(at -> List.of(hash.substring(0, at), hash.substring(at)).stream())
                .toList();
    }

    static List<String> lengthened(String hash) {
        List<String> longer = new ArrayList<>(List.of(hash + hash));
        for (String more : List.of(" ", "\n", "\u0000", "=", "==", "$", ",", "A", "AAAA", ".", "0", "00")) {
            longer.add(hash + more);
            longer.add(more + hash);
        }
        return longer;
    }

    /** Each bit of each character, one at a time. */
    static List<String> flipped(String hash) {
        List<String> flipped = new ArrayList<>();
        for (int at = 0; at < hash.length(); at++) {
            for (int bit = 0; bit < BITS; bit++) {
                char other = (char) (hash.charAt(at) ^ 1 << bit);
                flipped.add(hash.substring(0, at) + other + hash.substring(at + 1));
            }
        }
        return flipped;
    }

    /** Whatever is written in digits, which may be a parameter, as another number. */
    static List<String> withOtherNumbers(String hash) {
        List<String> others = new ArrayList<>();
        for (MatchResult found : NUMBER.matcher(hash).results().toList()) {
            for (String number : NUMBERS) {
                if (!number.equals(found.group())) {
                    others.add(hash.substring(0, found.start()) + number + hash.substring(found.end()));
                }
            }
        }
        return others;
    }

    /** A text as a message shows it. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.chars()
                .limit(SHOWN)
                .forEach(c -> shown.append(
                        c < ' ' || Character.isSurrogate((char) c)
                                ? "\\u%04x".formatted(c)
                                : String.valueOf((char) c)));
        return shown.append(text.length() > SHOWN ? "\", and so on" : "\"").toString();
    }
}

package dev.roster.laws;

import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import dev.roster.signin.PhcString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** Hashers with one flaw each, around a sound one. */
final class BrokenHashers {

    private static final int LONGEST_HASH = 512;
    private static final int MOST_ITERATIONS = 2_000_000;

    private BrokenHashers() {}

    static PasswordHasher takingAnyPassword(PasswordHasher sound) {
        return new Forwarding(sound) {
            @Override
            public boolean verify(Password password, String encoded) {
                return accepts(encoded);
            }
        };
    }

    static PasswordHasher foldingCase(PasswordHasher sound) {
        return hearing(sound, typed -> typed.replace('C', 'c'));
    }

    static PasswordHasher trimming(PasswordHasher sound) {
        return hearing(sound, String::strip);
    }

    static PasswordHasher closing(PasswordHasher sound) {
        return new Forwarding(sound) {
            @Override
            public String hash(Password password) {
                try (password) {
                    return super.hash(password);
                }
            }
        };
    }

    static PasswordHasher withOneSalt(PasswordHasher sound) {
        Map<String, String> kept = new ConcurrentHashMap<>();
        return new Forwarding(sound) {
            @Override
            public String hash(Password password) {
                return kept.computeIfAbsent(typed(password), any -> super.hash(password));
            }
        };
    }

    static PasswordHasher withAKeyOfItsOwn(PasswordHasher sound) {
        String key = UUID.randomUUID().toString();
        return hearing(sound, typed -> key + typed);
    }

    static PasswordHasher neverContent(PasswordHasher sound) {
        return new Forwarding(sound) {
            @Override
            public boolean needsRehash(String encoded) {
                return true;
            }
        };
    }

    static PasswordHasher withALineEnd(PasswordHasher sound) {
        return writing(sound, kept -> kept + "\n", String::stripTrailing);
    }

    static PasswordHasher withManyCharacters(PasswordHasher sound) {
        return writing(sound, kept -> kept + "#".repeat(600), BrokenHashers::withoutMarks);
    }

    static PasswordHasher acceptingEverything(PasswordHasher sound) {
        return new Forwarding(sound) {
            @Override
            public boolean accepts(String encoded) {
                return true;
            }
        };
    }

    static PasswordHasher verifyingWhatItDoesNotKnow(PasswordHasher sound) {
        return new Forwarding(sound) {
            @Override
            public boolean verify(Password password, String encoded) {
                return encoded.isEmpty() || super.verify(password, encoded);
            }
        };
    }

    static PasswordHasher throwingOnGarbage(PasswordHasher sound) {
        return new Forwarding(sound) {
            @Override
            public boolean verify(Password password, String encoded) {
                return super.verify(
                        password, PhcString.parse(encoded).orElseThrow().encoded());
            }
        };
    }

    static PasswordHasher stripping(PasswordHasher sound) {
        return writing(sound, kept -> kept, String::strip);
    }

    static PasswordHasher ignoringTheEnd(PasswordHasher sound) {
        int length = sound.hash(Password.of("any")).length();
        return writing(sound, kept -> kept, text -> text.substring(0, Math.min(length, text.length())));
    }

    static PasswordHasher readingEitherCase(PasswordHasher sound) {
        return writing(sound, kept -> kept, text -> text.startsWith("$P") ? "$p" + text.substring(2) : text);
    }

    static PasswordHasher believingAnyNumber(PasswordHasher sound) {
        return new Forwarding(sound) {
            @Override
            public boolean verify(Password password, String encoded) {
                boolean isEndless = PhcString.parse(encoded)
                        .filter(kept -> kept.parameters().getOrDefault("i", 0) > MOST_ITERATIONS)
                        .isPresent();
                return isEndless ? hashForEver() : super.verify(password, encoded);
            }
        };
    }

    static PasswordHasher takingFewBytes(PasswordHasher sound) {
        return new Forwarding(sound) {
            @Override
            public int maxLength() {
                return 32;
            }
        };
    }

    static PasswordHasher countingLetters(PasswordHasher sound) {
        return hearing(
                sound,
                typed -> typed.length() <= sound.maxLength() && utf8(typed).length > sound.maxLength()
                        ? digest(typed)
                        : typed);
    }

    static PasswordHasher throwingOnLongerOnes(PasswordHasher sound) {
        return new Forwarding(sound) {
            @Override
            public boolean verify(Password password, String encoded) {
                return password.isUsable() && password.utf8(maxLength()).length > 0 && super.verify(password, encoded);
            }
        };
    }

    static PasswordHasher cutting(PasswordHasher sound) {
        return hearing(sound, typed -> typed.substring(0, Math.min(72, typed.length())));
    }

    static PasswordHasher ignoringTheLastByte(PasswordHasher sound) {
        return hearing(
                sound,
                typed -> utf8(typed).length == sound.maxLength() ? typed.substring(0, typed.length() - 1) : typed);
    }

    static PasswordHasher takingNothing(PasswordHasher sound) {
        return new Forwarding(sound) {
            @Override
            public String hash(Password password) {
                return super.hash(password.isUsable() ? password : Password.of("nothing"));
            }
        };
    }

    static PasswordHasher throwingOnNothing(PasswordHasher sound) {
        return new Forwarding(sound) {
            @Override
            public boolean verify(Password password, String encoded) {
                return typed(password).length() <= maxLength() && super.verify(password, encoded);
            }
        };
    }

    static PasswordHasher showingTheLastHash(PasswordHasher sound) {
        return new Forwarding(sound) {
            private volatile String last = "";

            @Override
            public String hash(Password password) {
                last = super.hash(password);
                return last;
            }

            @Override
            public String toString() {
                return "wrote " + last;
            }
        };
    }

    static PasswordHasher keepingThePassword(PasswordHasher sound) {
        return new Forwarding(sound) {
            @Override
            public String hash(Password password) {
                String kept = super.hash(password) + "#" + HexFormat.of().formatHex(utf8(typed(password)));
                return kept.substring(0, Math.min(LONGEST_HASH, kept.length()));
            }

            @Override
            public boolean verify(Password password, String encoded) {
                return super.verify(password, withoutMarks(encoded));
            }
        };
    }

    static PasswordHasher quoting(PasswordHasher sound) {
        return new Forwarding(sound) {
            @Override
            public String hash(Password password) {
                if (!password.fits(maxLength())) {
                    throw new IllegalArgumentException("too long: " + typed(password));
                }
                return super.hash(password);
            }
        };
    }

    static PasswordHasher sharing(PasswordHasher sound) {
        return new Forwarding(sound) {
            private volatile Password shared = Password.of("nothing");

            @Override
            public String hash(Password password) {
                shared = password;
                super.verify(password, super.hash(password)); // long enough for others to come between
                return super.hash(shared);
            }
        };
    }

    /** A hasher that hears another password than was typed. */
    private static PasswordHasher hearing(PasswordHasher sound, UnaryOperator<String> heard) {
        return new Forwarding(sound) {
            @Override
            public String hash(Password password) {
                return super.hash(heard(password));
            }

            @Override
            public boolean verify(Password password, String encoded) {
                return super.verify(heard(password), encoded);
            }

            private Password heard(Password password) {
                return password.isUsable() ? Password.of(heard.apply(typed(password))) : password;
            }
        };
    }

    /** A hasher that writes its hashes in another way, and reads them as it likes. */
    private static PasswordHasher writing(
            PasswordHasher sound, UnaryOperator<String> write, UnaryOperator<String> read) {
        return new Forwarding(sound) {
            @Override
            public String hash(Password password) {
                return write.apply(super.hash(password));
            }

            @Override
            public boolean verify(Password password, String encoded) {
                return super.verify(password, read.apply(encoded));
            }

            @Override
            public boolean accepts(String encoded) {
                return super.accepts(read.apply(encoded));
            }

            @Override
            public boolean needsRehash(String encoded) {
                return super.needsRehash(read.apply(encoded));
            }
        };
    }

    private static boolean hashForEver() {
        try {
            new CountDownLatch(1).await();
            return false;
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String withoutMarks(String text) {
        return text.split("#", -1)[0];
    }

    private static String typed(Password password) {
        return new String(password.utf8(Password.MAX_CHARS * 3), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String typed) {
        return typed.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(String typed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(typed)));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    /** The sound one. */
    private static class Forwarding implements PasswordHasher {

        private final PasswordHasher sound;

        Forwarding(PasswordHasher sound) {
            this.sound = sound;
        }

        @Override
        public String hash(Password password) {
            return sound.hash(password);
        }

        @Override
        public boolean verify(Password password, String encoded) {
            return sound.verify(password, encoded);
        }

        @Override
        public boolean accepts(String encoded) {
            return sound.accepts(encoded);
        }

        @Override
        public boolean needsRehash(String encoded) {
            return sound.needsRehash(encoded);
        }

        @Override
        public int maxLength() {
            return sound.maxLength();
        }
    }
}

package dev.roster.signin;

import java.util.List;

/** Hashes with the first, verifies with all. */
record HasherChain(List<PasswordHasher> all) implements PasswordHasher {

    HasherChain {
        all = List.copyOf(all);
    }

    @Override
    public String hash(Password password) {
        return writer().hash(password);
    }

    @Override
    public boolean verify(Password password, String encoded) {
        for (PasswordHasher hasher : all) {
            if (hasher.accepts(encoded)) {
                return hasher.verify(password, encoded);
            }
        }
        return false;
    }

    @Override
    public boolean accepts(String encoded) {
        return all.stream().anyMatch(hasher -> hasher.accepts(encoded));
    }

    @Override
    public boolean needsRehash(String encoded) {
        return writer().needsRehash(encoded);
    }

    @Override
    public int maxLength() {
        return writer().maxLength();
    }

    @Override
    public int maxLength(String encoded) {
        return all.stream()
                .filter(hasher -> hasher.accepts(encoded))
                .findFirst()
                .map(hasher -> hasher.maxLength(encoded))
                .orElseGet(this::maxLength);
    }

    private PasswordHasher writer() {
        return all.get(0);
    }
}

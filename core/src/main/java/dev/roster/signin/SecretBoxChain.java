package dev.roster.signin;

import java.util.List;
import java.util.Optional;

/** Seals with the first, opens with all. */
record SecretBoxChain(List<SecretBox> all) implements SecretBox {

    SecretBoxChain {
        all = List.copyOf(all);
    }

    @Override
    public String seal(byte[] secret, String boundTo) {
        return writer().seal(secret, boundTo);
    }

    @Override
    public Optional<byte[]> open(String sealed, String boundTo) {
        return all.stream().flatMap(box -> box.open(sealed, boundTo).stream()).findFirst();
    }

    @Override
    public boolean needsReseal(String sealed) {
        return writer().needsReseal(sealed);
    }

    private SecretBox writer() {
        return all.get(0);
    }
}

package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps each export in memory under its key, unless it is told otherwise. */
final class KeptExports implements PersonArchives {

    private final Map<String, byte[]> kept = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private @Nullable PersonArchives next;

    /** The next call goes elsewhere. */
    void once(PersonArchives other) {
        next = other;
    }

    /** The keys of all calls. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** How many exports are kept. */
    int count() {
        return kept.size();
    }

    @Override
    public void save(String key, UserId user, Content content) throws IOException {
        calls.add(key);
        PersonArchives once = next;
        next = null;
        if (once != null) {
            once.save(key, user, content);
            return;
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        content.writeTo(zip);
        kept.put(key, zip.toByteArray());
    }

    /** The files of the export that was kept last. */
    Map<String, String> files() {
        List<byte[]> all = List.copyOf(kept.values());
        assertThat(all).isNotEmpty();
        return PersonFiles.unzipped(all.get(all.size() - 1));
    }
}

package dev.roster.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several texts in one, each behind its length: {@code 4:Navy-7:Engines}, with {@code -} for none. */
final class PackedTexts {

    private PackedTexts() {}

    static String pack(Iterable<? extends @Nullable String> texts) {
        StringBuilder packed = new StringBuilder();
        for (String text : texts) {
            if (text == null) {
                packed.append('-');
            } else {
                packed.append(text.length()).append(':').append(text);
            }
        }
        return packed.toString();
    }

    static List<@Nullable String> unpack(String packed) {
        List<@Nullable String> texts = new ArrayList<>();
        int place = 0;
        while (place < packed.length()) {
            if (packed.charAt(place) == '-') {
                texts.add(null);
                place++;
            } else {
                int colon = packed.indexOf(':', place);
                int end = colon + 1 + Integer.parseInt(packed.substring(place, colon));
                texts.add(packed.substring(colon + 1, end));
                place = end;
            }
        }
        return texts;
    }
}

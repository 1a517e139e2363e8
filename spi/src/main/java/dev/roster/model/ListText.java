package dev.roster.model;

import java.util.ArrayList;
import java.util.List;

/** The text of a list: elements joined by {@code |}; one element that holds another separator ends with {@code |}. */
final class ListText {

    private ListText() {}

    static String join(List<String> texts) {
        if (texts.size() != 1) {
            return String.join("|", texts);
        }
        String only = texts.get(0);
        boolean looksLikeMore = only.indexOf(';') >= 0 || only.indexOf(',') >= 0;
        return looksLikeMore ? only + "|" : only;
    }

    /** Splits at {@code |}; blank elements do not count. */
    static List<String> split(String text) {
        List<String> texts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '|') {
                String element = text.substring(start, i).strip();
                if (!element.isEmpty()) {
                    texts.add(element);
                }
                start = i + 1;
            }
        }
        return texts;
    }
}

package dev.roster.text;

/** The colours of a plan on a terminal, or none. */
final class Ink {

    private static final String RESET = "\u001b[0m";

    private final boolean isColored;

    Ink(PlanText.Style.Colors colors) {
        isColored = colors == PlanText.Style.Colors.ANSI;
    }

    String added(String text) {
        return paint("\u001b[32m", text);
    }

    String changed(String text) {
        return paint("\u001b[33m", text);
    }

    String removed(String text) {
        return paint("\u001b[31m", text);
    }

    String revived(String text) {
        return paint("\u001b[36m", text);
    }

    String strong(String text) {
        return paint("\u001b[1m", text);
    }

    String quiet(String text) {
        return paint("\u001b[2m", text);
    }

    private String paint(String start, String text) {
        return isColored ? start + text + RESET : text;
    }
}

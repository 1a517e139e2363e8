package dev.roster.view;

/** A text that is no filter, with the place where that shows. The message is for people: {@code filter, character 12: …}. */
public final class FilterSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The place, counted from 1. */
    private final int position;

    FilterSyntaxException(int position, String problem) {
        super("filter, character " + position + ": " + problem);
        this.position = position;
    }

    /**
     * {@return the character of the text at which it stops being a filter, counted from 1 in UTF-16 units, as Java and
     * JavaScript count; one more than there are when something is missing at the end}
     */
    public int position() {
        return position;
    }
}

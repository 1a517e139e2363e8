package dev.roster.tck;

/**
 * How much the kit tries: everything, or a part that takes a fraction of the time when the system property
 * {@value #QUICK} is set. Every rule is tested either way.
 */
final class Extent {

    static final String QUICK = "roster.tck.quick";

    private Extent() {}

    /** How often something is tried. */
    static int of(int whole, int quick) {
        return isQuick() ? quick : whole;
    }

    static boolean isQuick() {
        return !"false".equals(System.getProperty(QUICK, "false"));
    }
}

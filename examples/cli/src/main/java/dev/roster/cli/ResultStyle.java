package dev.roster.cli;

/** In whose form a result is told. */
enum ResultStyle {
    /** In the form of the system that the profile stands for. */
    SEED
}

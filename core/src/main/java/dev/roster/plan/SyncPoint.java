package dev.roster.plan;

import dev.roster.spi.DirectorySource;
import java.util.Objects;

/**
 * The reading of a directory that a plan was made from. Once the plan is applied completely, the next reading begins where
 * this one stood; else where it began itself.
 *
 * @param directory what the directory is called
 * @param extent how much the reading gave
 * @param version the version of what is kept about the directory, as it was when the reading began; 0 for nothing
 * @param setup how the directory was set up
 * @param cookie where the reading stood at its end; {@code ""} for nowhere
 */
public record SyncPoint(String directory, DirectorySource.Extent extent, long version, String setup, String cookie) {

    /** Checks that everything is there. */
    public SyncPoint {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(extent, "extent");
        Objects.requireNonNull(setup, "setup");
        Objects.requireNonNull(cookie, "cookie");
    }
}

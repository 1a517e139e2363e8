package dev.roster.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that stands in the manifest of the jar. */
final class Version implements IVersionProvider {

    Version() {}

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"roster " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
}

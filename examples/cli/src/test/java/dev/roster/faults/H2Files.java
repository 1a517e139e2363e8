package dev.roster.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** H2 databases in the files of a folder. */
record H2Files(Path folder) implements Engine {

    @Override
    public String url(String database) {
        return "jdbc:h2:file:" + folder.resolve(database);
    }

    /** H2 makes a database when somebody connects to it. */
    @Override
    public void create(String database) {}

    @Override
    public void copy(String from, String to) {
        try {
            Files.copy(folder.resolve(from + ".mv.db"), folder.resolve(to + ".mv.db"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return "H2";
    }
}

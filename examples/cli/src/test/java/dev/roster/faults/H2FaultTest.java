package dev.roster.faults;

import java.nio.file.Path;

/** Faults between a process and the database in its file. */
class H2FaultTest extends InjectedFaultContract {

    @Override
    Engine engine(Path folder) {
        return new H2Files(folder);
    }
}

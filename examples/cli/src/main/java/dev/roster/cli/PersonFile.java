package dev.roster.cli;

import dev.roster.access.NotAuthorizedException;
import dev.roster.csv.CsvTableWriter;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import java.nio.file.Path;
import java.util.Objects;

/** Everything that is kept about one user, as a file. */
final class PersonFile {

    private PersonFile() {}

    /**
     * Writes it.
     *
     * @throws Refused if the file has another ending, or the user cannot be exported
     */
    static void write(Desk desk, User user, Path file) {
        if (!file.toString().endsWith(".zip")) {
            throw new Refused(file + ": give the file a name that ends in .zip");
        }
        try {
            TargetFile.replace(file, out -> {
                if (!desk.session().users().exportOf(user.id(), out, CsvTableWriter::to)) {
                    throw new Refused("the user went meanwhile, so nothing was written");
                }
            });
        } catch (NotAuthorizedException refused) {
            throw new Refused(Objects.requireNonNull(refused.getMessage()), IssueCode.NOT_AUTHORIZED.code());
        }
    }
}

package dev.roster.cli;

import dev.roster.account.EffectReceiver;
import dev.roster.account.Mail;
import dev.roster.account.Mailer;
import dev.roster.spi.OutboxMessage;
import dev.roster.text.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file to which messages and mails are added, one JSON object a line, on the disk before they count as delivered. One that is
 * delivered twice stands there twice, with the same key. Safe for use by many threads.
 */
final class MessageFile implements EffectReceiver, Mailer, AutoCloseable {

    private static final Set<OpenOption> ADDING = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    private static final Set<OpenOption> ADDING_HERE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    private static final Set<PosixFilePermission> OF_OWNER = PosixFilePermissions.fromString("rwx------");

    private final FileChannel file;

    private MessageFile(FileChannel file) {
        this.file = file;
    }

    /**
     * Opens a file, or makes it.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    static MessageFile open(Path path) {
        return new MessageFile(channel(path, ADDING));
    }

    /**
     * Opens a file for what nobody but its owner may read, or makes it. A link is not followed: whoever made it says where it
     * leads. Where the file system knows no owners, who may read the file is up to the folder.
     *
     * @throws Refused if it is a link, or is there already and open to others
     * @throws UncheckedIOException if it cannot be written
     */
    static MessageFile ofOwner(Path path) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new MessageFile(channel(path, ADDING_HERE));
        }
        Set<PosixFilePermission> readAndWrite = PosixFilePermissions.fromString("rw-------");
        MessageFile opened =
                new MessageFile(channel(path, ADDING_HERE, PosixFilePermissions.asFileAttribute(readAndWrite)));
        boolean isOfOwner = false;
        try {
            isOfOwner = OF_OWNER.containsAll(Files.getPosixFilePermissions(path));
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        } finally {
            if (!isOfOwner) {
                opened.close();
            }
        }
        if (!isOfOwner) {
            throw new Refused(
                    "--to: " + path + " is open to others than its owner, who could use the links of the mails;"
                            + " name a new file, or close this one: chmod 600 " + Typed.quoted(path.toString()));
        }
        return opened;
    }

    private static FileChannel channel(Path path, Set<OpenOption> options, FileAttribute<?>... attributes) {
        try {
            return FileChannel.open(path, options, attributes);
        } catch (IOException failure) {
            if (options.contains(LinkOption.NOFOLLOW_LINKS) && Files.isSymbolicLink(path)) {
                throw new Refused("--to: " + path + " is a link to another file, and somebody else may have said to"
                        + " which; name the file itself, since whoever reads it may use the links of the mails");
            }
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void receive(OutboxMessage message) {
        add(json -> json.text("key", message.key())
                .text("effect", message.effect())
                .text("user", message.user().value())
                .object("body", body -> message.body().forEach(body::text)));
    }

    @Override
    public void send(Mail mail) {
        add(json -> json.text("key", mail.key())
                .text("kind", mail.kind())
                .text("to", mail.to().toString())
                .text("user", mail.user().value())
                .object("values", values -> mail.values().forEach(values::text)));
    }

    private synchronized void add(Consumer<JsonObject> members) {
        StringWriter line = new StringWriter();
        JsonObject.write(line, members);
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException full) {
            throw new UncheckedIOException("the file cannot be written", full);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException("the file cannot be closed", unclosed);
        }
    }
}

package dev.roster.cli;

import dev.roster.account.EffectReceiver;
import dev.roster.spi.OutboxMessage;
import dev.roster.text.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file to which messages are added, one JSON object a line, on the disk before they count as delivered. One that is
 * delivered twice stands there twice, with the same key. For one thread.
 */
final class MessageFile implements EffectReceiver, AutoCloseable {

    private final FileChannel file;

    /**
     * Opens a file, or makes it.
     *
     * @throws Refused if it cannot be written
     */
    MessageFile(Path path) {
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new Refused("--to: " + path + " cannot be written: " + unwritable.getMessage());
        }
    }

    @Override
    public void receive(OutboxMessage message) {
        StringWriter line = new StringWriter();
        JsonObject.write(
                line,
                json -> json.text("key", message.key())
                        .text("effect", message.effect())
                        .text("user", message.user().value())
                        .object("body", body -> message.body().forEach(body::text)));
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

package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.plan.SyncPoint;
import dev.roster.spi.DirectorySource;
import dev.roster.spi.PlanId;
import org.jspecify.annotations.Nullable;

/** Where directories stand, as JSON: in plans, and beside the users. */
public final class SyncCodec {

    private SyncCodec() {}

    /**
     * What is kept about a directory between two readings.
     *
     * @param setup what the cookie rests on: how the directory was set up, and what was taken back, when it was given
     * @param cookie where the next reading begins; {@code ""} for a full one
     * @param begun the run that was begun last, or null for none
     */
    public record Mark(
            String setup, String cookie, @Nullable PlanId begun) {

        /** Nothing is known. */
        public static final Mark NONE = new Mark("", "", null);
    }

    /**
     * Writes what is kept.
     *
     * @param mark what is kept
     * @return its text
     */
    public static String write(Mark mark) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("setup", mark.setup());
            json.writeStringProperty("cookie", mark.cookie());
            if (mark.begun() != null) {
                json.writeStringProperty("begun", mark.begun().value());
            }
            json.writeEndObject();
        });
    }

    /**
     * Reads what is kept.
     *
     * @param text its text
     * @return what is kept; {@link Mark#NONE} when it cannot be read, which a full reading mends
     */
    public static Mark read(String text) {
        try {
            JsonNode node = Json.read(text);
            return new Mark(
                    Json.string(node, "setup"),
                    Json.string(node, "cookie"),
                    node.has("begun") ? new PlanId(Json.string(node, "begun")) : null);
        } catch (IllegalArgumentException damaged) {
            return Mark.NONE;
        }
    }

    static void write(JsonWriter json, @Nullable SyncPoint point) {
        if (point != null) {
            json.writeObjectPropertyStart("sync");
            json.writeStringProperty("directory", point.directory());
            json.writeStringProperty("extent", point.extent().name());
            json.writeNumberProperty("version", point.version());
            json.writeStringProperty("setup", point.setup());
            json.writeStringProperty("cookie", point.cookie());
            json.writeEndObject();
        }
    }

    static @Nullable SyncPoint readPoint(JsonNode parent) {
        JsonNode node = parent.get("sync");
        return node == null
                ? null
                : new SyncPoint(
                        Json.string(node, "directory"),
                        DirectorySource.Extent.valueOf(Json.string(node, "extent")),
                        Json.number(node, "version"),
                        Json.string(node, "setup"),
                        Json.string(node, "cookie"));
    }
}

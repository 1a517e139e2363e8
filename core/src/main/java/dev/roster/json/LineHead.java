package dev.roster.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.PlannedChange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the line of a change says first: what is done, and when. It is read without the rest of the line, to find the
 * changes that are written and their order.
 *
 * @param kind what is done
 * @param wave the wave, from 0
 * @param unit the unit, 0 for a change that stands alone
 */
record LineHead(ChangeKind kind, int wave, int unit) {

    static LineHead of(PlannedChange change) {
        return new LineHead(change.kind(), change.order().wave(), change.order().unit());
    }

    /** Whether the change is not written where it stands. */
    boolean isOrdered() {
        return wave != 0 || unit != 0;
    }

    void write(JsonWriter json) {
        json.writeStringProperty("kind", kind.name());
        if (wave != 0) {
            json.writeNumberProperty("wave", wave);
        }
        if (unit != 0) {
            json.writeNumberProperty("unit", unit);
        }
    }

    /**
     * Reads the head of a line.
     *
     * @throws IllegalArgumentException if the line is no change, or one of a kind that nobody knows
     */
    static LineHead read(byte[] line, int length) {
        try (JsonParser json = Json.parser(line, length)) {
            json.nextToken();
            if (!"kind".equals(json.nextFieldName())) {
                throw new IllegalArgumentException("a change begins with its kind");
            }
            ChangeKind kind = ChangeKind.valueOf(String.valueOf(json.nextTextValue()));
            String name = json.nextFieldName();
            int wave = number(json, name, "wave");
            name = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.nextFieldName() : name;
            return new LineHead(kind, wave, number(json, name, "unit"));
        } catch (IOException e) {
            throw new IllegalArgumentException("this line is no JSON", e);
        }
    }

    /** The number of a name, when that is the name which stands here; else 0. */
    private static int number(JsonParser json, @Nullable String name, String wanted) throws IOException {
        if (!wanted.equals(name)) {
            return 0;
        }
        int number = json.nextIntValue(0);
        if (number <= 0) {
            throw new IllegalArgumentException("\"" + wanted + "\" is a number of 1 or more where it is said");
        }
        return number;
    }
}

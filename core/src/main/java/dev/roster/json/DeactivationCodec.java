package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The body of a request for a bulk deactivation, as anybody may have written it. */
public final class DeactivationCodec {

    private static final String EMAILS = "emails";
    private static final String ALLOW_INTERNAL = "allowJunoInternalEmails";

    private DeactivationCodec() {}

    /**
     * What is asked for.
     *
     * @param emails the addresses, as they were written
     * @param allowsInternal whether those of the vendor count, too
     */
    public record Body(List<String> emails, boolean allowsInternal) {

        /** Copies the list. */
        public Body {
            emails = List.copyOf(emails);
        }
    }

    /**
     * Reads a body; members that it does not know are passed over.
     *
     * @param text JSON
     * @return what is asked for
     * @throws IllegalArgumentException if it is no object, has no list of texts {@code emails}, or another {@code
     *     allowJunoInternalEmails} than true, false or none
     */
    public static Body read(String text) {
        JsonNode node = Json.read(text);
        if (!node.isObject()) {
            throw new IllegalArgumentException("this is no JSON object");
        }
        JsonNode emails = node.get(EMAILS);
        if (emails == null || !emails.isArray()) {
            throw new IllegalArgumentException("\"" + EMAILS + "\" must be a list of texts");
        }
        JsonNode allows = node.get(ALLOW_INTERNAL);
        boolean isLeftOut = allows == null || allows.isNull();
        return new Body(Json.texts(emails, EMAILS), !isLeftOut && Json.yesNo(node, ALLOW_INTERNAL));
    }
}

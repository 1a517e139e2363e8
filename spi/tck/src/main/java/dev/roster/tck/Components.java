package dev.roster.tck;

import dev.roster.spi.AuditEntry;
import dev.roster.spi.Credentials;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Run;
import dev.roster.spi.SavedMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a record by name, as texts. */
final class Components {

    private Components() {}

    static Map<String, String> of(Object value) {
        Map<String, Object> parts = new LinkedHashMap<>();
        if (value instanceof JournalEntry entry) {
            parts.put("number", entry.number());
            parts.put("outcome", entry.outcome());
            each("part", entry.parts(), parts);
        } else if (value instanceof AuditEntry entry) {
            of(entry, parts);
        } else if (value instanceof OutboxMessage message) {
            of(message, parts);
        } else if (value instanceof Run run) {
            of(run, parts);
        } else if (value instanceof DocumentStore.Document document) {
            parts.put("user", document.user());
            parts.put("version", document.version());
            parts.put("json", document.json());
        } else if (value instanceof OneTimeToken token) {
            parts.put("token", token);
            parts.put("address", token.address().value());
            parts.put("issuer", token.issuer());
            parts.put("issuedAt", token.issuedAt());
            parts.put("expiresAt", token.expiresAt());
        } else if (value instanceof Credentials credentials) {
            of(credentials, parts);
        } else if (value instanceof SavedMapping mapping) {
            parts.put("confirmedAt", mapping.confirmedAt());
            parts.put("confirmedBy", mapping.confirmedBy());
            each("column", mapping.columns(), parts);
        } else {
            parts.put("value", value);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        parts.forEach((name, part) -> texts.put(name, String.valueOf(part)));
        return texts;
    }

    private static void of(AuditEntry entry, Map<String, Object> parts) {
        parts.put("at", entry.at());
        parts.put("actor", entry.actor());
        parts.put("onBehalfOf", entry.onBehalfOf());
        parts.put("action", entry.action());
        parts.put("target", entry.target());
        parts.put("run", entry.run());
        parts.put("reason", entry.reason());
        parts.put("detail", entry.detail());
        each("value", entry.values(), parts);
    }

    private static void of(OutboxMessage message, Map<String, Object> parts) {
        parts.put("key", message.key());
        parts.put("effect", message.effect());
        parts.put("user", message.user());
        parts.put("urgency", message.urgency());
        parts.put("createdAt", message.createdAt());
        parts.put("due", message.due());
        parts.put("attempts", message.attempts());
        parts.put("failure", message.failure());
        message.body().forEach((name, text) -> parts.put("body " + name, text));
    }

    private static void of(Run run, Map<String, Object> parts) {
        parts.put("plan", run.plan());
        parts.put("kind", run.kind());
        parts.put("actor", run.actor());
        parts.put("source", run.source());
        parts.put("undoes", run.undoes());
        parts.put("executor", run.executor());
        parts.put("state", run.state());
        parts.put("startedAt", run.startedAt());
        parts.put("finishedAt", run.finishedAt());
        parts.put("report", run.report());
    }

    private static void of(Credentials credentials, Map<String, Object> parts) {
        parts.put("user", credentials.user());
        parts.put("version", credentials.version());
        Credentials.Password password = credentials.password();
        if (password != null) {
            parts.put("hash", password.hash());
            parts.put("changedAt", password.changedAt());
            parts.put("mustChange", password.mustChange());
            parts.put("validUntil", password.validUntil());
            each("history", password.history(), parts);
        }
        Credentials.SecondFactor factor = credentials.secondFactor();
        if (factor != null) {
            parts.put("secret", factor.secret());
            parts.put("enrolledAt", factor.enrolledAt());
            parts.put("lastStep", factor.lastStep());
            each("recoveryCode", factor.recoveryCodes(), parts);
        }
    }

    private static void each(String name, List<?> values, Map<String, Object> parts) {
        for (int i = 0; i < values.size(); i++) {
            parts.put(name + " " + (i + 1), values.get(i));
        }
    }
}

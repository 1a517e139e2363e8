package dev.roster.text;

import dev.roster.account.DeliveryReport;
import dev.roster.account.Drift;
import dev.roster.account.Reconciliation;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.SignInAccount;

/**
 * Messages of the outbox, and how sign-in accounts differ from users, as JSON for a host's REST.
 *
 * <pre>{@code
 * message         {"key": "...", "effect": "disable-sign-in", "user": "u-1", "attempts": 2, "due": "2026-03-01T12:00:00Z",
 *                  "failure": "the server does not answer"}
 * dead letter     the same, and "at": "2026-03-01T12:00:00Z"
 * report          {"delivered": 3, "postponed": 1, "dead": 0, "lost": 0}
 * reconciliation  {"accounts": 120, "open": 100, "counts": {"OPEN": 1, "NOBODY": 0, "CLOSED": 0, "MISSING": 0}, "complete": true,
 *                  "guarded": false, "drifts": [{"kind": "OPEN", "user": "u-1", "account": "uid=ada", "enabled": true,
 *                  "effect": "disable-sign-in"}]}
 * }</pre>
 *
 * <p>{@code failure} and {@code account} are null where there is none. Bodies of messages are not shown.
 */
public final class EffectsJson {

    private EffectsJson() {}

    /**
     * Adds the members of a message.
     *
     * @param json the object
     * @param message the message
     */
    public static void add(JsonObject json, OutboxMessage message) {
        json.text("key", message.key())
                .text("effect", message.effect())
                .text("user", message.user().value())
                .number("attempts", message.attempts())
                .text("due", message.due().toString())
                .text("failure", message.failure());
    }

    /**
     * Adds the members of a dead letter.
     *
     * @param json the object
     * @param letter the dead letter
     */
    public static void add(JsonObject json, OutboxStore.DeadLetter letter) {
        add(json, letter.message());
        json.text("at", letter.at().toString());
    }

    /**
     * Adds the members of a report.
     *
     * @param json the object
     * @param report the report
     */
    public static void add(JsonObject json, DeliveryReport report) {
        json.number("delivered", report.delivered())
                .number("postponed", report.postponed())
                .number("dead", report.dead())
                .number("lost", report.lost());
    }

    /**
     * Adds the members of a comparison.
     *
     * @param json the object
     * @param found the comparison
     */
    public static void add(JsonObject json, Reconciliation found) {
        json.number("accounts", found.accounts())
                .number("open", found.openAccounts())
                .object("counts", counts -> {
                    for (Drift.Kind kind : Drift.Kind.values()) {
                        counts.number(kind.name(), found.count(kind));
                    }
                })
                .yesNo("complete", found.isComplete())
                .yesNo("guarded", found.isGuarded())
                .objects("drifts", found.drifts().stream(), EffectsJson::add);
    }

    private static void add(JsonObject json, Drift drift) {
        SignInAccount account = drift.account();
        json.text("kind", drift.kind().name())
                .text("user", drift.user().value())
                .text("account", account == null ? null : account.name())
                .yesNo("enabled", account != null && account.isEnabled())
                .text("effect", drift.kind().effect().word());
    }
}

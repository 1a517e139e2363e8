package dev.roster.plan;

import dev.roster.profile.Instruction;
import dev.roster.spi.OutboxMessage;

/** Something that must happen outside the store once a row is written. */
public enum Effect {
    /** Invite the user by mail, or welcome one who is active and need not accept anything. */
    INVITE("invite"),
    /** Tell the user by mail which fields were changed. */
    NOTIFY("notify"),
    /** Send the user a mail that somebody wrote. */
    MESSAGE("message"),
    /** Give what the user owns in the application to somebody else. */
    TRANSFER("transfer-ownership"),
    /** Reset the password of the sign-in account. */
    RESET("reset-password"),
    /** Give the host everything that is kept about the user. */
    EXPORT("export-person"),
    /** End the sessions of the user, who may begin others. */
    END_SESSIONS("end-sessions"),
    /** Let the user sign in again. */
    ENABLE_SIGN_IN("enable-sign-in"),
    /** Keep the user from signing in, end sessions, revoke keys. */
    DISABLE_SIGN_IN("disable-sign-in"),
    /** Remove the sign-in account. */
    REMOVE_SIGN_IN("remove-sign-in");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    /** {@return whether others hear of it before anything else about the user} */
    public OutboxMessage.Urgency urgency() {
        return switch (this) {
            case DISABLE_SIGN_IN, REMOVE_SIGN_IN, END_SESSIONS -> OutboxMessage.Urgency.DENIAL;
            case INVITE, NOTIFY, MESSAGE, TRANSFER, RESET, EXPORT, ENABLE_SIGN_IN -> OutboxMessage.Urgency.ORDINARY;
        };
    }

    /**
     * The effect by which an instruction is carried out.
     *
     * @param kind the kind of the instruction
     * @return its effect
     */
    public static Effect of(Instruction.Kind kind) {
        return switch (kind) {
            case NOTIFY -> NOTIFY;
            case HAND_OVER -> TRANSFER;
            case MESSAGE -> MESSAGE;
            case RESET -> RESET;
            case EXPORT -> EXPORT;
        };
    }

    /** {@return the word in plans, outbox and journal, such as {@code invite}} */
    public String word() {
        return word;
    }

    /**
     * Finds an effect.
     *
     * @param word the word
     * @return the effect
     * @throws IllegalArgumentException if there is none
     */
    public static Effect of(String word) {
        for (Effect effect : values()) {
            if (effect.word.equals(word)) {
                return effect;
            }
        }
        throw new IllegalArgumentException("no effect \"" + word + "\"");
    }
}

package dev.roster.account;

/** Hears of deliveries, such as to count them. Safe for use by many threads. */
@FunctionalInterface
public interface DeliveryListener {

    /** Hears nothing. */
    DeliveryListener SILENT = event -> {};

    /**
     * Hears that something happened to a message. Called on the threads that deliver; be quick. What this throws is logged and
     * nothing else.
     *
     * @param event what happened
     */
    void happened(DeliveryEvent event);
}

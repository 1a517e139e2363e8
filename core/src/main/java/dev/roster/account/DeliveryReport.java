package dev.roster.account;

/**
 * What became of messages that were tried. One that was postponed and tried again counts each time.
 *
 * @param delivered how many were delivered
 * @param postponed how many failed and wait to be tried again
 * @param dead how many were given up
 * @param lost how many were somebody else's before they were done, or could not be marked: they come again
 */
public record DeliveryReport(long delivered, long postponed, long dead, long lost) {}

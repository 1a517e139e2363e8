/**
 * The delivery of the outbox: {@link dev.roster.deliver.Deliveries} delivers on one thread or starts a worker, sign-in
 * accounts are told what became of users, {@link dev.roster.deliver.MailReceiver} mails invitations and notices, {@link
 * dev.roster.deliver.TransferReceiver} hands over what users own, and {@link dev.roster.deliver.EffectsDoor} shows what waits and mends what differs.
 * No transaction is open while a receiver works.
 */
@NullMarked
package dev.roster.deliver;

import org.jspecify.annotations.NullMarked;

/**
 * The delivery of the outbox: {@link dev.roster.deliver.Deliveries} delivers on one thread or starts a worker, and
 * {@link dev.roster.deliver.SignInReceiver} tells sign-in accounts what became of users. No transaction is open while a
 * receiver works.
 */
@NullMarked
package dev.roster.deliver;

import org.jspecify.annotations.NullMarked;

package dev.roster.model;

import org.jspecify.annotations.Nullable;

/**
 * How a person is reached.
 *
 * @param primaryEmail the main address, or null
 * @param phoneNumber the telephone number, or null
 * @param taskNotification how the person hears of tasks, or null for the default, e-mail
 */
public record Contact(
        @Nullable EmailAddress primaryEmail,
        @Nullable PhoneNumber phoneNumber,
        @Nullable TaskNotification taskNotification) {}

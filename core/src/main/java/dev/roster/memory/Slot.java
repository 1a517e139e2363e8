package dev.roster.memory;

import dev.roster.model.User;
import dev.roster.model.UserId;

/** Where a user is kept: all indexes share it, so that an update touches only the keys that change. */
final class Slot implements Comparable<Slot> {

    private User user;
    private boolean isRemoved;

    Slot(User user) {
        this.user = user;
    }

    UserId id() {
        return user.id();
    }

    User user() {
        return user;
    }

    void hold(User after) {
        user = after;
    }

    void remove() {
        isRemoved = true;
    }

    boolean isRemoved() {
        return isRemoved;
    }

    @Override
    public int compareTo(Slot other) {
        return id().compareTo(other.id());
    }
}

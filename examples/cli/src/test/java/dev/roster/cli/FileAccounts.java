package dev.roster.cli;

import dev.roster.model.UserId;
import dev.roster.spi.SignInAccount;
import dev.roster.spi.SignInAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sign-in accounts in a file that outlives the JVM; something may happen before and after each change. For one thread. */
final class FileAccounts implements SignInAccounts {

    private final Path file;
    private final Runnable point;

    FileAccounts(Path file, Runnable point) {
        this.file = file;
        this.point = point;
    }

    Map<String, Boolean> state() {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(
                            part -> part[0], part -> Boolean.valueOf(part[1]), (one, two) -> two, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void change(Consumer<Map<String, Boolean>> change) {
        point.run();
        Map<String, Boolean> state = state();
        change.accept(state);
        try {
            Path next = Files.createTempFile(file.toAbsolutePath().getParent(), "accounts", ".new");
            Files.write(next, state.entrySet().stream().map(Object::toString).toList());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        point.run();
    }

    @Override
    public void enable(UserId user) {
        change(state -> state.put(user.value(), true));
    }

    @Override
    public void disable(UserId user) {
        change(state -> state.computeIfPresent(user.value(), (id, isOpen) -> false));
    }

    @Override
    public void revoke(UserId user) {
        point.run();
    }

    @Override
    public void remove(UserId user) {
        change(state -> state.remove(user.value()));
    }

    @Override
    public List<SignInAccount> findAll(Collection<UserId> users) {
        Map<String, Boolean> state = state();
        return users.stream()
                .filter(user -> state.containsKey(user.value()))
                .map(user -> new SignInAccount(user, user.value(), Boolean.TRUE.equals(state.get(user.value()))))
                .toList();
    }

    @Override
    public Stream<SignInAccount> all() {
        return findAll(state().keySet().stream().map(UserId::new).toList()).stream();
    }
}

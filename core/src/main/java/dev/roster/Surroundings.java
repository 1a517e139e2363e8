package dev.roster;

import dev.roster.access.RoleCatalog;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a plan needs to know of the stores beside the users of its rows. */
final class Surroundings {

    private Surroundings() {}

    /** The newest run, which sets this plan apart from an equal one before it. */
    static @Nullable PlanId head(Stores stores) {
        List<Run> newest = stores.journal().runs(1);
        return newest.isEmpty() ? null : newest.get(0).plan();
    }

    /** How many active users own the tenant. */
    static long owners(Stores stores, RoleCatalog roles) {
        List<Filter> owning = new ArrayList<>();
        for (RoleKey role : roles.ownerRoles()) {
            owning.add(new Filter.Comparison(Field.ROLES, Operator.EQUAL, role.value()));
        }
        Filter active = Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.ACTIVE);
        try (Stream<User> users = stores.users().scan(new Filter.All(List.of(active, new Filter.Any(owning))))) {
            return users.count();
        }
    }

    /**
     * {@return 128 bits of SHA-256 over what makes a plan different from others: the seed of the ids that it gives}
     *
     * @throws IllegalStateException never, since every Java has SHA-256
     */
    static UUID seed(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                digest.update(bytes);
            }
            ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}

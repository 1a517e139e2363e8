package dev.roster.mutants;

import dev.roster.model.AttributeValue;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.UnitOutcome;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores whose columns cannot hold what they are given. */
final class ValueMutants {

    private static final int COLUMN = 4_000;

    private ValueMutants() {}

    static List<Mutant> all() {
        return List.of(
                keeping("whole seconds", "keeps moments to the second", "US-12", ValueMutants::inWholeSeconds),
                keeping(
                        "local time",
                        "reads moments in another zone than it writes them",
                        "US-12",
                        ValueMutants::inLocalTime),
                keeping("short column", "cuts long text", "US-11", user -> mapText(user, ValueMutants::cut)),
                keeping(
                        "narrow letters",
                        "keeps letters beyond Latin-1 as question marks",
                        "US-11",
                        ValueMutants::narrow),
                keeping("endless grants", "forgets when grants end", "US-11", ValueMutants::endless),
                keeping(
                        "sorted texts",
                        "keeps lists of texts in the order of the alphabet",
                        "US-11",
                        ValueMutants::sorted),
                keeping("floating point", "keeps numbers in binary", "US-11", ValueMutants::floating));
    }

    private static Mutant keeping(String name, String flaw, String rule, UnaryOperator<User> change) {
        return Mutant.ofUsers(name, flaw, rule, real -> new ForwardingUsers(real) {
            @Override
            public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                return super.commit(Units.mapUsers(units, change), guards);
            }
        });
    }

    private static User inWholeSeconds(User user) {
        return mapMoments(user, moment -> moment.truncatedTo(ChronoUnit.SECONDS));
    }

    private static User inLocalTime(User user) {
        return mapMoments(user, moment -> moment.plus(Duration.ofHours(3)));
    }

    private static User mapMoments(User user, UnaryOperator<Instant> change) {
        return user.with(copy -> copy.createdAt(mapped(user.lifecycle().createdAt(), change))
                .deactivatedAt(mapped(user.lifecycle().deactivatedAt(), change))
                .waitingSince(mapped(user.lifecycle().waitingSince(), change))
                .lastLoginAt(mapped(user.lifecycle().lastLoginAt(), change))
                .lastActivityAt(mapped(user.lifecycle().lastActivityAt(), change)));
    }

    private static @Nullable Instant mapped(@Nullable Instant moment, UnaryOperator<Instant> change) {
        return moment == null ? null : change.apply(moment);
    }

    private static User mapText(User user, UnaryOperator<String> change) {
        return user.with(copy -> user.attributes().forEach((key, value) -> {
            if (value instanceof AttributeValue.Text text) {
                copy.attribute(key, new AttributeValue.Text(change.apply(text.value())));
            }
        }));
    }

    private static String cut(String text) {
        int end = text.offsetByCodePoints(0, Math.min(COLUMN, text.codePointCount(0, text.length())));
        return text.substring(0, end);
    }

    private static User narrow(User user) {
        return user.with(copy -> narrowName(copy, user.name().displayName()));
    }

    private static void narrowName(UserBuilder copy, @Nullable String name) {
        if (name != null) {
            copy.displayName(new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1));
        }
    }

    private static User endless(User user) {
        return user.with(copy -> copy.grants(
                user.access().grants().stream().map(grant -> grant.until(null)).toList()));
    }

    private static User sorted(User user) {
        return user.with(copy -> user.attributes().forEach((key, value) -> {
            if (value instanceof AttributeValue.TextList list) {
                copy.attribute(
                        key,
                        new AttributeValue.TextList(
                                list.values().stream().sorted().toList()));
            }
        }));
    }

    private static User floating(User user) {
        return user.with(copy -> user.attributes().forEach((key, value) -> {
            if (value instanceof AttributeValue.Decimal number) {
                BigDecimal rounded = BigDecimal.valueOf(number.value().doubleValue());
                copy.attribute(key, new AttributeValue.Decimal(rounded));
            }
        }));
    }
}

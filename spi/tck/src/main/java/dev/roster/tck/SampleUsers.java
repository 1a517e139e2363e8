package dev.roster.tck;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.DomainKey;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.ModuleKey;
import dev.roster.model.OrganizationKey;
import dev.roster.model.PhoneNumber;
import dev.roster.model.Place;
import dev.roster.model.RoleKey;
import dev.roster.model.TaskNotification;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Made-up users, the same for the same seed: with gaps, ties, capitals, accents and letters beyond the BMP. For one thread. */
public final class SampleUsers {

    /** One custom attribute of each type: note, cost, badgeSince, remote, mentor, languages. */
    public static final List<CustomAttribute> ATTRIBUTES = List.of(
            attribute("note", AttributeType.TEXT),
            attribute("cost", AttributeType.NUMBER),
            attribute("badgeSince", AttributeType.DATE),
            attribute("remote", AttributeType.YES_NO),
            attribute("mentor", AttributeType.USER_REFERENCE),
            attribute("languages", AttributeType.TEXT_LIST));

    private static final List<String> WORDS = List.of(
            "Ada",
            "ada",
            "Émile",
            "emile",
            "İpek",
            "ılgaz",
            "Straße",
            "STRASSE",
            "Ωmega",
            "中文",
            "Zoë",
            "o'Neil",
            "50%",
            "under_score",
            "back\\slash",
            "ﬀ",
            "𝒜da",
            "😀",
            "\ue000x",
            "a",
            "A b",
            "Müller-Lüdenscheidt");

    private static final LocalDate DAY = LocalDate.of(2020, 2, 29);

    private static final List<UserStatus> STATUSES = List.of(UserStatus.values());

    private final Random random;

    /**
     * Starts a series of users.
     *
     * @param seed the same seed gives the same users
     */
    public SampleUsers(long seed) {
        random = new Random(seed);
    }

    /**
     * Makes users with ids in no particular order.
     *
     * @param count how many
     * @return users of version 1, all with different unique values
     */
    public List<User> users(int count) {
        return IntStream.range(0, count).mapToObj(number -> user(number, count)).toList();
    }

    /**
     * Makes a user who has a value for every field and every attribute of {@link #ATTRIBUTES}.
     *
     * @param id the id; unique values are made of it
     * @return an active user of version 1, who holds the role guest, also as a grant, and belongs to the groups staff and
     *     staff 2, the organization acme and the team backend
     */
    static User full(String id) {
        UserBuilder user = User.builder(new UserId(id)).version(1);
        user.primaryEmail(new EmailAddress(id + "@Example.com"))
                .userName(new UserName(id + " Signs In"))
                .externalId("X-" + id)
                .employeeId(new EmployeeId("E-" + id))
                .phoneNumber(new PhoneNumber("+4930123456"))
                .displayName("Countess " + id)
                .firstName("Augusta")
                .lastName("Lovelace")
                .avatarUrl("https://example.com/" + id);
        user.department("Engines")
                .company("Analytical")
                .location("London")
                .jobTitle("Programmer")
                .position("First")
                .userType("Employee")
                .managerId(new UserId("boss"))
                .hireDate(DAY)
                .endDate(DAY.plusYears(9));
        user.roles(List.of(new RoleKey("guest")))
                .grants(List.of(Grant.of(new RoleKey("guest"), Place.of(new TeamKey("backend")))))
                .groups(List.of(new GroupKey("staff")))
                .setAsideGroups(List.of(new GroupKey("staff 2")))
                .teams(List.of(new TeamKey("backend")))
                .modules(List.of(new ModuleKey("billing")))
                .organization(new OrganizationKey("acme"))
                .statusReason("hired")
                .taskNotification(TaskNotification.EMAIL);
        user.createdAt(Samples.NOON)
                .deactivatedAt(Samples.NOON.plusSeconds(1))
                .waitingSince(Samples.NOON.plusSeconds(4))
                .lastLoginAt(Samples.NOON.plusSeconds(2))
                .lastActivityAt(Samples.NOON.plusSeconds(3))
                .skillCount(4L)
                .roleLevel(5L)
                .secondFactor(true);
        user.attribute(key("note"), new AttributeValue.Text("Notes on " + id))
                .attribute(key("cost"), new AttributeValue.Decimal(BigDecimal.TEN))
                .attribute(key("badgeSince"), new AttributeValue.Date(DAY))
                .attribute(key("remote"), new AttributeValue.YesNo(false))
                .attribute(key("mentor"), new AttributeValue.UserReference(new UserId("boss")))
                .attribute(key("languages"), new AttributeValue.TextList(List.of("French", "English")));
        return user.build();
    }

    /** {@return a word that occurs in names} */
    public String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private User user(int number, int count) {
        UserBuilder user = User.builder(id(number, count)).version(1);
        user.primaryEmail(new EmailAddress((number % 2 == 0 ? "User" : "user") + number + "@Example.com"));
        user.userName(perhaps(() -> new UserName(word() + " " + number)));
        user.externalId(perhaps(() -> word() + " " + random.nextInt(count)));
        user.employeeId(perhaps(() -> new EmployeeId((number % 3 == 0 ? "E-" : "e-00") + number)));
        user.phoneNumber(perhaps(() -> new PhoneNumber("+4930" + (1_000_000 + random.nextInt(count)))));
        user.displayName(perhaps(() -> word() + " " + word()))
                .firstName(perhaps(this::word))
                .lastName(perhaps(this::word))
                .avatarUrl(perhaps(() -> "https://example.com/" + random.nextInt(count)));
        fillEmployment(user, count);
        fillAccess(user);
        fillLifecycle(user);
        fillAttributes(user, count);
        return user.build();
    }

    private void fillEmployment(UserBuilder user, int count) {
        user.department(perhaps(this::word))
                .company(perhaps(this::word))
                .location(perhaps(this::word))
                .jobTitle(perhaps(this::word))
                .position(perhaps(this::word))
                .userType(perhaps(this::word))
                .managerId(perhaps(() -> new UserId("boss-" + random.nextInt(count))))
                .hireDate(perhaps(this::day))
                .endDate(perhaps(this::day));
    }

    private void fillAccess(UserBuilder user) {
        user.status(STATUSES.get(random.nextInt(STATUSES.size())))
                .roles(keys().stream().map(RoleKey::new).toList())
                .grants(grants())
                .statusReason(perhaps(() -> word() + " left"))
                .groups(keys().stream().map(GroupKey::new).toList())
                .setAsideGroups(keys().stream().map(GroupKey::new).toList())
                .teams(keys().stream().map(TeamKey::new).toList())
                .modules(keys().stream().map(ModuleKey::new).toList())
                .organization(perhaps(() -> new OrganizationKey(word())))
                .taskNotification(perhaps(() -> random.nextBoolean() ? TaskNotification.OFF : TaskNotification.EMAIL));
    }

    private void fillLifecycle(UserBuilder user) {
        user.createdAt(moment())
                .deactivatedAt(perhaps(this::moment))
                .waitingSince(perhaps(this::moment))
                .lastLoginAt(perhaps(this::moment))
                .lastActivityAt(perhaps(this::moment))
                .skillCount(perhaps(() -> (long) random.nextInt(12)))
                .roleLevel(perhaps(() -> (long) random.nextInt(8)))
                .secondFactor(perhaps(random::nextBoolean));
    }

    private void fillAttributes(UserBuilder user, int count) {
        user.attribute(key("note"), perhaps(() -> new AttributeValue.Text(word() + "\n" + word())));
        user.attribute(key("cost"), perhaps(() -> new AttributeValue.Decimal(number())));
        user.attribute(key("badgeSince"), perhaps(() -> new AttributeValue.Date(day())));
        user.attribute(key("remote"), perhaps(() -> new AttributeValue.YesNo(random.nextBoolean())));
        user.attribute(
                key("mentor"),
                perhaps(() -> new AttributeValue.UserReference(new UserId("u" + random.nextInt(count)))));
        user.attribute(key("languages"), perhaps(() -> new AttributeValue.TextList(texts())));
    }

    /** Places and times of every kind, with marks of the text form in keys and words. */
    private List<Grant> grants() {
        Map<String, Grant> grants = new TreeMap<>();
        for (String key : keys()) {
            Grant grant = Grant.of(new RoleKey(word()), place(key + (random.nextBoolean() ? "" : " [50%]@x")))
                    .from(perhaps(() -> moment().minusSeconds(9)))
                    .until(perhaps(this::moment))
                    .why(perhaps(() -> word() + " | [why] 5%7c until " + word()))
                    .by(perhaps(() -> new UserId("boss-" + random.nextInt(9) + "|]")));
            grants.put(grant.toString(), grant);
        }
        return List.copyOf(grants.values());
    }

    private Place place(String key) {
        return switch (random.nextInt(4)) {
            case 0 -> Place.of(new OrganizationKey(key));
            case 1 -> Place.of(new TeamKey(key));
            case 2 -> Place.of(new GroupKey(key));
            default -> Place.of(new DomainKey(key));
        };
    }

    /** In no order; some with another separator inside. */
    private List<String> texts() {
        List<String> texts = new ArrayList<>(keys());
        texts.add(word() + (random.nextBoolean() ? ", " + word() : ""));
        Collections.shuffle(texts, random);
        return texts;
    }

    private List<String> keys() {
        return random.ints(random.nextInt(4), 0, WORDS.size())
                .mapToObj(WORDS::get)
                .toList();
    }

    private BigDecimal number() {
        return BigDecimal.valueOf(random.nextInt(4_000) - 2_000L, random.nextInt(4));
    }

    private LocalDate day() {
        return LocalDate.of(2000, 1, 1).plusDays(random.nextInt(40));
    }

    /** Some moments differ by a microsecond only, and some are the same. */
    private Instant moment() {
        return Instant.ofEpochSecond(1_700_000_000L + random.nextInt(3), random.nextInt(4) * 1_000L);
    }

    private <T> @Nullable T perhaps(Supplier<T> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }

    /** Neither in the order of the numbers nor of one length. */
    private static UserId id(int number, int count) {
        return new UserId((number % 2 == 0 ? "u" : "U") + (count - number));
    }

    private static CustomAttribute attribute(String key, AttributeType type) {
        return new CustomAttribute(key(key), "Attribute " + key, type, true, false);
    }

    private static AttributeKey key(String key) {
        return new AttributeKey(key);
    }
}

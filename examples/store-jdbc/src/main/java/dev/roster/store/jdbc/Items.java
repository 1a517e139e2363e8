package dev.roster.store.jdbc;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CanonicalForm;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.ModuleKey;
import dev.roster.model.RoleKey;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lists and custom attributes of one user, which lie in one column of the user's row, so that a user is read and
 * written as one row. Each item has a name: the key of a list field, or the key and the type of an attribute as in
 * {@code costCenter:TEXT}, since a value of another type is none (US-17).
 *
 * <p>The column is JSON with two objects of lists of texts by name: {@code k} holds what is compared, {@code t} what people
 * wrote where that differs: {@code {"k":{"roles":["admin"],"costCenter:TEXT":["navy"]},"t":{"costCenter:TEXT":["Navy"]}}}.
 * Administrators define attributes while the application runs; a column for each would change the table under load.
 */
final class Items {

    /** The roles of grants, which are looked up when a role is removed; nothing is read from there. */
    static final String GRANTED_ROLES = "grants.roles";

    private static final Map<AttributeType, Field<AttributeValue>> FIELDS = new EnumMap<>(AttributeType.class);

    /** How the texts of each list field are set. */
    private static final Map<String, BiConsumer<UserBuilder, List<String>>> LISTS = Map.of(
            Field.ROLES.key(), (user, written) -> user.roles(each(written, RoleKey::new)),
            Field.GRANTS.key(),
                    (user, written) ->
                            user.grants(each(written, text -> Grant.parse(text).value())),
            Field.GROUPS.key(), (user, written) -> user.groups(each(written, GroupKey::new)),
            Field.SET_ASIDE_GROUPS.key(), (user, written) -> user.setAsideGroups(each(written, GroupKey::new)),
            Field.TEAMS.key(), (user, written) -> user.teams(each(written, TeamKey::new)),
            Field.MODULES.key(), (user, written) -> user.modules(each(written, ModuleKey::new)));

    private static final char BEFORE_TYPE = ':';
    private static final String KEYS = "k";
    private static final String TEXTS = "t";

    static {
        for (AttributeType type : AttributeType.values()) {
            FIELDS.put(type, new CustomAttribute(new AttributeKey("a"), "a", type, false, false).field());
        }
    }

    private final Map<String, List<String>> keys;
    private final Map<String, List<String>> texts;

    private Items(Map<String, List<String>> keys, Map<String, List<String>> texts) {
        this.keys = keys;
        this.texts = texts;
    }

    static Items of(User user) {
        Items items = new Items(new TreeMap<>(), new TreeMap<>());
        UserColumns.LISTS.forEach(field -> items.putList(user, field));
        user.attributes().forEach(items::putAttribute);
        return items;
    }

    static Items parse(String json) {
        Map<String, Map<String, List<String>>> parts = new ListsJson(json).read();
        return new Items(parts.getOrDefault(KEYS, Map.of()), parts.getOrDefault(TEXTS, Map.of()));
    }

    String json() {
        Map<String, Map<String, List<String>>> parts = new TreeMap<>(Map.of(KEYS, keys));
        if (!texts.isEmpty()) {
            parts.put(TEXTS, texts);
        }
        return ListsJson.write(parts);
    }

    /** Whether a field is kept here. */
    static boolean hold(Field<?> field) {
        return field.isList() || field.attribute().isPresent();
    }

    /** The name under which a field is kept. */
    static String name(Field<?> field) {
        return field.attribute()
                .map(attribute -> name(field.key(), attribute.type()))
                .orElse(field.key());
    }

    private static String name(String attribute, AttributeType type) {
        return attribute + BEFORE_TYPE + type.name();
    }

    /** All names under which values of a field may be kept; an attribute may have been defined with another type before. */
    static List<String> names(Field<?> field) {
        List<String> names = new ArrayList<>();
        if (field.attribute().isPresent()) {
            FIELDS.keySet().forEach(type -> names.add(name(field.key(), type)));
        } else {
            names.add(field.key());
            if (field.equals(Field.GRANTS)) {
                names.add(GRANTED_ROLES);
            }
        }
        return names;
    }

    /** The items as an update leaves them: the named fields are those of the user, the others stay. */
    Items with(User after, Set<Field<?>> named) {
        Items items = new Items(new TreeMap<>(keys), new TreeMap<>(texts));
        for (Field<?> field : named) {
            if (hold(field)) {
                items.keys.keySet().removeAll(names(field));
                items.texts.keySet().removeAll(names(field));
                if (field.attribute().isEmpty()) {
                    items.putList(after, field);
                } else if (field.valueOf(after) instanceof AttributeValue value) {
                    items.putAttribute(new AttributeKey(field.key()), value);
                }
            }
        }
        return items;
    }

    private <T> void putList(User user, Field<T> field) {
        T value = field.valueOf(user);
        if (value != null) {
            List<String> written = List.copyOf(field.formatAll(value));
            put(field.key(), written.stream().map(field::comparedText).toList(), written);
            if (field.equals(Field.GRANTS)) {
                List<String> roles = user.access().grants().stream()
                        .map(grant -> grant.role().value())
                        .distinct()
                        .toList();
                put(GRANTED_ROLES, roles, roles);
            }
        }
    }

    private void putAttribute(AttributeKey key, AttributeValue value) {
        List<String> written = value instanceof AttributeValue.TextList list ? list.values() : List.of(value.text());
        put(
                name(key.value(), value.type()),
                written.stream().map(text -> compared(value, text)).toList(),
                written);
    }

    private static String compared(AttributeValue value, String text) {
        Field<AttributeValue> field = FIELDS.get(value.type());
        return field == null || value instanceof AttributeValue.TextList
                ? CanonicalForm.of(text)
                : UserColumn.comparedText(field, value);
    }

    private void put(String name, List<String> compared, List<String> written) {
        if (!compared.isEmpty()) {
            keys.put(name, compared);
            if (!compared.equals(written)) {
                texts.put(name, written);
            }
        }
    }

    /** Whether the user holds one of some roles. */
    boolean holdsOneOf(Set<RoleKey> roles) {
        return keys.getOrDefault(Field.ROLES.key(), List.of()).stream()
                .anyMatch(key -> roles.contains(new RoleKey(key)));
    }

    /** What is done with each item. */
    interface Use {
        void use(String name, int position, String key, String text);
    }

    /** Uses each item, those of a list in their order. */
    void forEach(Use use) {
        keys.forEach((name, compared) -> {
            List<String> written = texts.getOrDefault(name, compared);
            for (int i = 0; i < compared.size(); i++) {
                use.use(name, i, compared.get(i), written.get(i));
            }
        });
    }

    /** Sets what there is: most users have no value of most fields. */
    void addTo(UserBuilder user) {
        keys.forEach((name, compared) -> {
            List<String> written = texts.getOrDefault(name, compared);
            int mark = name.indexOf(BEFORE_TYPE);
            if (mark >= 0) {
                AttributeType type = AttributeType.valueOf(name.substring(mark + 1));
                user.attribute(new AttributeKey(name.substring(0, mark)), value(type, written));
            } else {
                LISTS.getOrDefault(name, Items::leaveOut).accept(user, written);
            }
        });
    }

    /** What is there to be looked up alone. */
    private static void leaveOut(UserBuilder user, List<String> written) {
        // The field itself says it.
    }

    private static <K> List<K> each(List<String> written, Function<String, K> maker) {
        List<K> made = new ArrayList<>(written.size());
        for (String text : written) {
            made.add(maker.apply(text));
        }
        return made;
    }

    private static @Nullable AttributeValue value(AttributeType type, List<String> written) {
        return switch (type) {
            case TEXT -> new AttributeValue.Text(written.get(0));
            case TEXT_LIST -> new AttributeValue.TextList(written);
            case NUMBER, DATE, YES_NO, USER_REFERENCE ->
                AttributeValue.parse(type, written.get(0)).value();
        };
    }
}

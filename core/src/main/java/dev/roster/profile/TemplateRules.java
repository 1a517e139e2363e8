package dev.roster.profile;

import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.Control;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.TaskNotification;
import dev.roster.model.UserStatus;
import dev.roster.table.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What may stand in the columns of a template, in values and in words. */
final class TemplateRules {

    private static final String BUNDLE = "dev.roster.profile.rules";
    private static final List<String> YES_NO = List.of("true", "false");
    private static final List<String> STATUSES = Stream.of(UserStatus.values())
            .filter(status -> status != UserStatus.DELETED)
            .map(UserStatus::word)
            .toList();
    private static final List<String> NOTIFICATIONS =
            Stream.of(TaskNotification.values()).map(TaskNotification::word).toList();

    private final Profile profile;
    private final Map<Field<?>, List<String>> offered;
    private final ResourceBundle words;

    TemplateRules(Profile profile, Map<Field<?>, List<String>> offered, Locale locale) {
        this.profile = profile;
        this.offered = offered;
        this.words = bundle(locale);
    }

    /** The column with what an import that takes it so wants of it. */
    TableColumn column(TableColumn column, ColumnMapping meaning) {
        Field<?> field = meaning.field();
        if (field == null) {
            return column.withRule(meaning.control() == null ? "" : rule(meaning.control()));
        }
        List<String> allowed = column.allowed().isEmpty() ? allowed(field) : column.allowed();
        TableColumn.Values values = field.column().values();
        return new TableColumn(column.title(), values, allowed, String.join("; ", rules(field, allowed)));
    }

    private List<String> allowed(Field<?> field) {
        Allowed taken = profile.allowed().get(field);
        if (taken != null && !taken.values().isEmpty()) {
            return List.copyOf(taken.values());
        }
        if (field.type() == FieldType.YES_NO) {
            return YES_NO;
        }
        if (field.equals(Field.STATUS)) {
            return STATUSES;
        }
        return field.equals(Field.TASK_NOTIFICATION) ? NOTIFICATIONS : offered.getOrDefault(field, List.of());
    }

    private List<String> rules(Field<?> field, List<String> allowed) {
        List<String> rules = new ArrayList<>();
        if (profile.required().contains(field)) {
            rules.add(words.getString("required"));
        }
        if (profile.matchBy().contains(field)) {
            rules.add(words.getString("key"));
        }
        if (!allowed.isEmpty()) {
            rules.add(words.getString(field.isList() ? "someOf" : "oneOf"));
        } else {
            rules.add(form(field));
        }
        if (field.equals(Field.ROLES) && profile.policy().unknownRole() == UnknownPolicy.CREATE) {
            rules.add(words.getString("created"));
        }
        String usual = profile.defaults().get(field);
        if (usual != null) {
            rules.add(filled("default", usual));
        }
        return rules;
    }

    /** How a value is written. */
    private String form(Field<?> field) {
        if (field.equals(Field.PRIMARY_EMAIL)) {
            return words.getString("email");
        }
        if (field.equals(Field.PHONE_NUMBER)) {
            return words.getString("phone");
        }
        if (field.equals(Field.GRANTS)) {
            return words.getString("grants");
        }
        if (field.isUnique()) {
            return words.getString("unique");
        }
        return switch (field.type()) {
            case TEXT -> filled("text", Integer.toString(field.maxLength()));
            case NUMBER -> words.getString("number");
            case DATE -> words.getString("day");
            case YES_NO -> words.getString("oneOf");
            case USER_REFERENCE -> words.getString("user");
            case INSTANT -> words.getString("moment");
            case KEYS -> words.getString(field.isList() ? "several" : "name");
        };
    }

    private String rule(Control control) {
        return switch (control) {
            case ACTION -> words.getString("action");
            case TRANSACTION -> words.getString("transaction");
            case NOTIFY_IF_NEW -> words.getString("notify");
            case TENANT -> words.getString("tenant");
            case ATTRIBUTE_NAME, ATTRIBUTE_VALUE, FORMER_KEY -> "";
        };
    }

    private String filled(String key, String value) {
        return words.getString(key).replace("{0}", value);
    }

    /** The machine's own language is asked for by nobody. */
    private static ResourceBundle bundle(Locale locale) {
        ClassLoader loader = TemplateRules.class.getClassLoader();
        ResourceBundle found = ResourceBundle.getBundle(BUNDLE, locale, loader);
        boolean isSpoken = found.getLocale().getLanguage().equals(locale.getLanguage());
        return isSpoken ? found : ResourceBundle.getBundle(BUNDLE, Locale.ROOT, loader);
    }
}

package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.table.Row;
import java.util.ArrayList;
import java.util.List;

/** What the names of columns mean, so that tables whose columns are called differently can be put together. */
public final class ColumnMeanings {

    private ColumnMeanings() {}

    /**
     * Tells what names mean.
     *
     * @param names the names of the columns of one table, in their order
     * @param fields the fields of the tenant
     * @return the key of the field that each name surely means; the name itself where it means none
     */
    public static List<String> of(List<String> names, Fields fields) {
        MappingRules rules = MappingRules.none().header(HeaderMode.YES);
        Row header = Row.of(1, names.toArray(String[]::new));
        List<String> meanings = new ArrayList<>(names);
        for (ColumnMapping column :
                ColumnMapper.map(List.of(header), "", rules, fields).columns()) {
            Field<?> field = column.field();
            if (field != null && column.index() < names.size()) {
                meanings.set(column.index(), field.key());
            }
        }
        return List.copyOf(meanings);
    }
}

package dev.roster.view;

import dev.roster.access.NotAuthorizedException;
import dev.roster.query.Filter;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import java.util.List;

/**
 * What one actor sees of many users. The store is asked for the users whom the actor may read and for no others, so that
 * no answer tells anything about the rest, and a manager of five among a million waits for five. Deleted users are left
 * out unless a filter names that status, as in {@code status eq deleted}. The actor is looked up anew for each call. Safe for use by many threads.
 */
public interface Views {

    /**
     * Answers one page of the users whom the actor may read.
     *
     * @param query what is asked
     * @return the page; the users come without the attributes that the actor may not see
     * @throws NotAuthorizedException if the filter or the order is by an attribute that the actor may not see
     */
    Page page(UserQuery query);

    /**
     * Counts users whom the actor may read: ask up to 10,000 and show "10,000+".
     *
     * @param filter which users are counted
     * @param limit how far to count, 1 or more
     * @return how many there are, exactly; the limit when there are as many or more
     * @throws NotAuthorizedException if the filter is by an attribute that the actor may not see
     * @throws IllegalArgumentException if the limit is not positive
     */
    long count(Filter filter, long limit);

    /**
     * Finds the different values of a field among the users whom the actor may read, for suggestions and reports.
     *
     * @param query what is asked
     * @return the values and how many of those users have each
     * @throws NotAuthorizedException if the field, or one that the filter is by, is an attribute that the actor may not see
     */
    List<ValueCount> values(ValueQuery query);
}

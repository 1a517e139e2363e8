package dev.roster.access;

import dev.roster.model.Permission;
import dev.roster.model.UserId;
import dev.roster.plan.ImportPlan;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what to whom, and why: answers to questions about rights, by the roles and users of now. Nothing is written.
 * Everybody may ask about themselves, others who may read the user; a user whom the one who asks may not read looks like one
 * who is not there. Safe for use by many threads.
 *
 * <pre>{@code
 * Explanation why = session.access().explain(bob, Action.DEACTIVATE, eve);
 * why.decision().reason();     // Bob lacks the permission users.administer; ask an administrator
 * why.remedies();              // the grant or the role that would do, and who could give it
 * }</pre>
 */
public interface Rights {

    /**
     * Explains whether a user may do something to another, or why not: the same evaluation as that of the call itself.
     *
     * @param user whose right it is
     * @param action any action but {@link Action#CREATE}, perhaps of a host
     * @param target whom it is about
     * @return the explanation; {@link Denial#NOT_KNOWN} about a user who is not there or whom the one who asks may not see
     * @throws IllegalArgumentException if the action makes a new user
     * @throws dev.roster.spi.StoreException if the stores fail, which is no denial
     */
    Explanation explain(UserId user, Action action, UserId target);

    /**
     * Explains whether a user has a permission, or why not.
     *
     * @param user whose right it is
     * @param permission the permission, perhaps of a host
     * @param target whom it is about, or null to ask whether the user has it at all
     * @return the explanation; {@link Denial#NOT_KNOWN} about a user who is not there or whom the one who asks may not see
     * @throws dev.roster.spi.StoreException if the stores fail, which is no denial
     */
    Explanation explain(UserId user, Permission permission, @Nullable UserId target);

    /**
     * What the one who asks may do about nobody who is there, such as creating users: each action of the host's menu, available
     * or not with the reason.
     *
     * @return the actions of {@link MenuAction.Subject#NOTHING}, in the order of the menu
     * @throws dev.roster.spi.StoreException if the stores fail, which is no denial
     */
    List<OfferedAction> actions();

    /**
     * What the one who asks may do to users, each for itself: the menus of the rows of a page.
     *
     * @param users the users, 1,000 at the most
     * @return for each user who is there and whom the one who asks may see, in the order asked, the actions of
     *     {@link MenuAction.Subject#USER} in the order of the menu
     * @throws IllegalArgumentException if there are more than 1,000
     * @throws dev.roster.spi.StoreException if the stores fail, which is no denial
     */
    Map<UserId, List<OfferedAction>> actionsOfEach(Collection<UserId> users);

    /**
     * What the one who asks may do to several users at once. An action that is refused for one of them is refused, and says
     * for how many.
     *
     * @param users the users, 1 to 1,000
     * @return the actions of {@link MenuAction.Subject#SELECTION}, in the order of the menu; users who are not there, or whom
     *     the one who asks may not see, refuse all of them
     * @throws IllegalArgumentException if there are none, or more than 1,000
     * @throws dev.roster.spi.StoreException if the stores fail, which is no denial
     */
    List<OfferedAction> actionsOn(Collection<UserId> users);

    /**
     * Tells who has which permission by which path, which grants end, ended or are not used, which roles nobody holds, and who
     * holds more than others of the same job title. Only users whom the one who asks may read are told of, or counted; who is
     * deleted is not. Memory grows with roles and job titles, not with users; users are read once, and once more where unusual
     * roles are asked for.
     *
     * @param question what is asked
     * @return the lines, user by user in the order of their ids, roles that nobody holds at last; the caller closes the stream
     * @throws dev.roster.spi.StoreException if the stores fail, also while the stream is read
     */
    Stream<RightsRow> audit(RightsQuestion question);

    /**
     * Plans to take grants away that are over, which count for nothing already, so that the journal and the audit trail tell of
     * it. Nothing is written: the plan is shown, applied and undone like any other. Only users whom the one who asks may read
     * are in it.
     *
     * @param kept how long ended grants stay to be renewed, such as 30 days; not negative
     * @return the plan, of 10,000 users at the most, one row each; the caller closes it
     * @throws IllegalArgumentException if the time is negative
     * @throws NotAuthorizedException if somebody acts in the place of the one who asks
     * @throws dev.roster.spi.StoreException if the stores fail
     */
    ImportPlan sweep(Duration kept);
}

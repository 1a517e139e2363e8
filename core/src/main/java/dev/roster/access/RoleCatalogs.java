package dev.roster.access;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Role;
import java.util.List;
import java.util.Optional;

/**
 * The role catalogs that come with Roster. A host chooses one with {@code Roster.on(stores).roles(RoleCatalogs.levels())};
 * one that chooses none gets what the tenant remembers, else {@link #standard()}. Roles that the tenant stores stand beside
 * those of the catalog, and take the place of one with the same key.
 *
 * <p>What a role allows beside {@code users.*}, {@code groups.manage}, {@code attributes.manage}, {@code roles.manage} and
 * {@code tenant.own} is a permission of the host's product: Roster compares it when somebody grants the role or acts on who
 * holds it, and answers whether a user has it; what it means is the host's to say. An owning role ({@code tenant.own})
 * holds every permission.
 */
public final class RoleCatalogs {

    private static final NamedCatalog STANDARD = new NamedCatalog("standard", StandardRoles.all());
    private static final NamedCatalog LEVELS = new NamedCatalog("levels", LevelRoles.all());
    private static final NamedCatalog PLATFORM = new NamedCatalog("platform", PlatformRoles.all());
    private static final NamedCatalog AGENTS = new NamedCatalog("agents", AgentRoles.all());

    private RoleCatalogs() {}

    /**
     * Four roles that any application can start with.
     *
     * <table>
     * <caption>The roles of {@code standard}</caption>
     * <tr><th>level</th><th>role</th><th>permissions</th><th>scope</th></tr>
     * <tr><td>1</td><td>member</td><td>read users</td><td>self</td></tr>
     * <tr><td>3</td><td>manager</td><td>read and update users</td><td>reports</td></tr>
     * <tr><td>5</td><td>admin</td><td>read, create, update, administer and delete users; manage groups and attributes;
     * everybody but owners, no roles</td><td>all</td></tr>
     * <tr><td>6</td><td>owner</td><td>everything</td><td>all</td></tr>
     * </table>
     *
     * @return the catalog
     */
    public static RoleCatalog standard() {
        return STANDARD.catalog();
    }

    /**
     * Roles by level, from a learner to the support of the vendor, with administrators of one domain.
     *
     * <table>
     * <caption>The roles of {@code levels}</caption>
     * <tr><th>level</th><th>role</th><th>permissions</th><th>scope</th></tr>
     * <tr><td>1</td><td>learner</td><td>none</td><td></td></tr>
     * <tr><td>2</td><td>instructor</td><td>none</td><td></td></tr>
     * <tr><td>3</td><td>manager</td><td>read and update users</td><td>reports</td></tr>
     * <tr><td>4</td><td>manager-instructor</td><td>as manager and instructor</td><td>reports</td></tr>
     * <tr><td>5</td><td>admin</td><td>read, create, update, administer and delete users; manage groups and attributes</td>
     * <td>all</td></tr>
     * <tr><td>5</td><td>people admin, content admin, budget admin</td><td>as admin, in that domain alone</td>
     * <td>all</td></tr>
     * <tr><td>6</td><td>owner</td><td>everything</td><td>all</td></tr>
     * <tr><td>7</td><td>owner-impersonate</td><td>everything</td><td>all</td></tr>
     * <tr><td>8</td><td>juno (staff of the vendor)</td><td>everything</td><td>all</td></tr>
     * <tr><td>10</td><td>support</td><td>everything</td><td>all</td></tr>
     * <tr><td>99</td><td>blocked</td><td>none, and takes away those of other roles</td><td></td></tr>
     * </table>
     *
     * <p>A host with more domains adds roles of its own: {@code Role.builder("Events Admin").level(5).domain(events)}.
     *
     * @return the catalog
     */
    public static RoleCatalog levels() {
        return LEVELS.catalog();
    }

    /**
     * Roles that inherit and combine: a user may be author and expert at once.
     *
     * <table>
     * <caption>The roles of {@code platform}</caption>
     * <tr><th>level</th><th>role</th><th>inherits</th><th>permissions of its own</th><th>scope</th></tr>
     * <tr><td>1</td><td>member</td><td></td><td>{@code activities.run}, {@code workspace.access}</td><td>self</td></tr>
     * <tr><td>2</td><td>author</td><td>member</td><td>{@code activities.design}</td><td>self</td></tr>
     * <tr><td>2</td><td>expert</td><td>member</td><td>{@code mentoring}</td><td>self</td></tr>
     * <tr><td>3</td><td>vendor</td><td>author</td><td>{@code commerce}</td><td>self</td></tr>
     * <tr><td>4</td><td>org admin</td><td></td><td>{@code organization.manage}; read, create, update and administer users;
     * the permissions of member, author, expert and vendor, to answer for those who hold them</td><td>organization</td></tr>
     * <tr><td>6</td><td>system admin</td><td></td><td>everything</td><td>all</td></tr>
     * </table>
     *
     * @return the catalog
     */
    public static RoleCatalog platform() {
        return PLATFORM.catalog();
    }

    /**
     * Roles for a product with agents: four by scope, and three by what people do with an agent.
     *
     * <table>
     * <caption>The roles of {@code agents}</caption>
     * <tr><th>level</th><th>role</th><th>agents</th><th>users</th><th>{@code analytics.read}</th></tr>
     * <tr><td>1</td><td>readonly</td><td>{@code agents.read} all</td><td></td><td></td></tr>
     * <tr><td>1</td><td>user</td><td>as readonly</td><td></td><td>self</td></tr>
     * <tr><td>2</td><td>train</td><td>as readonly; {@code agents.train} all</td><td></td><td></td></tr>
     * <tr><td>3</td><td>configure</td><td>as train; {@code agents.configure} all</td><td></td><td></td></tr>
     * <tr><td>3</td><td>manager</td><td>as readonly; {@code agents.create} all, {@code agents.edit} own</td>
     * <td>read, create, update, administer and delete: groups</td><td>groups</td></tr>
     * <tr><td>5</td><td>admin</td><td>all of these: all</td><td>as manager, and manage groups and attributes: all</td>
     * <td>all</td></tr>
     * <tr><td>6</td><td>super admin</td><td>everything</td><td>everything</td><td>all</td></tr>
     * </table>
     *
     * @return the catalog
     */
    public static RoleCatalog agents() {
        return AGENTS.catalog();
    }

    /**
     * Finds one of these catalogs.
     *
     * @param name its name, in any spelling: {@code levels}
     * @return the catalog, or empty when there is none of that name
     */
    public static Optional<NamedCatalog> byName(String name) {
        String canonical = CanonicalForm.of(name);
        return all().stream().filter(one -> one.name().equals(canonical)).findFirst();
    }

    /**
     * The catalog that a file or a tenant means.
     *
     * @param name its name
     * @param roles its roles; none for the catalog of that name that comes with Roster
     * @return the catalog
     * @throws IllegalArgumentException if there are no roles and none of that name comes with Roster, or the roles make no
     *     catalog, as {@link NamedCatalog} says
     */
    public static NamedCatalog of(String name, List<Role> roles) {
        return roles.isEmpty()
                ? byName(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no role catalog of that name comes with Roster, so its roles must be said"))
                : new NamedCatalog(name, roles);
    }

    /** {@return {@code standard}, {@code levels}, {@code platform}, {@code agents}} */
    public static List<NamedCatalog> all() {
        return List.of(STANDARD, LEVELS, PLATFORM, AGENTS);
    }
}

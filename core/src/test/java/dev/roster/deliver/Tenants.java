package dev.roster.deliver;

import dev.roster.access.ActionMenus;
import dev.roster.access.Features;
import dev.roster.account.Mailer;
import dev.roster.account.OwnedContent;
import dev.roster.json.PlanSeal;
import dev.roster.profile.AccountPolicy;
import dev.roster.spi.Stores;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.tenant.TenantState;
import dev.roster.validation.RowRules;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tenants as receivers see them. */
final class Tenants {

    private Tenants() {}

    static TenantState at(
            Instant moment,
            Stores stores,
            @Nullable OneTimeLinks links,
            @Nullable OwnedContent content,
            @Nullable Mailer mailer) {
        return new TenantState(
                stores,
                new TenantState.Settings(
                        null,
                        Clock.fixed(moment, ZoneOffset.UTC),
                        "default",
                        "one",
                        UUID::randomUUID,
                        RowRules.NONE,
                        PlanSeal.NONE,
                        ActionMenus.standard(),
                        Features.DEFAULTS,
                        AccountPolicy.defaults(),
                        null,
                        List.of(),
                        links,
                        null,
                        content,
                        mailer,
                        List.of()));
    }
}

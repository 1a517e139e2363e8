package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.spi.CredentialStore;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.MappingStore;
import dev.roster.spi.SealingKeys;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UploadStore;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Everything that the stores of one tenant must keep.
 *
 * <pre>{@code
 * class MongoStoresTest implements StoresContract {
 *     @Override
 *     public Stores newStores() {
 *         return new MongoStores(freshDatabase());
 *     }
 * }
 * }</pre>
 */
public interface StoresContract
        extends UserStoreContract,
                UnitContract,
                OneMomentContract,
                RebornUserContract,
                StatusContract,
                CallContract,
                TenantRecordsContract,
                ScanContract,
                SizeContract,
                RecordSizeContract,
                OperatorContract,
                OperatorTableContract,
                ValueComparisonContract,
                ClockContract,
                OrderContract,
                RedefinedAttributeContract,
                CostContract,
                CatalogStoreContract,
                JournalStoreContract,
                AuditStoreContract,
                OutboxRecordContract,
                OutboxStoreContract,
                TokenStoreContract,
                SignInAttemptStoreContract,
                CredentialStoreContract,
                CredentialEffectContract,
                TenancyContract,
                DurabilityContract,
                OutageContract,
                MappingStoreContract,
                DocumentStoreContract,
                UploadStoreContract,
                SealingKeysContract,
                RecordWalkContract,
                AbilityWalkContract,
                UnitWalkContract,
                CatalogDetailContract,
                LookalikeContract,
                CrowdContract,
                SharedRecordContract,
                LongListContract,
                FieldLimitContract,
                SlowCallerContract,
                OneWinnerContract {

    /** The identity of the data is printable and does not change. */
    @Test
    @DisplayName("ST-01: the id is 1 to 64 visible ASCII characters and stays the same")
    default void keepsItsId() {
        try (Stores stores = newStores()) {
            assertThat(stores.id()).matches("[!-~]{1,64}").isEqualTo(stores.id());
        }
    }

    /** Closing is harmless when it was done before. */
    @Test
    @DisplayName("ST-02: closing several times is harmless")
    default void closesTwice() {
        Stores stores = newStores();
        stores.close();
        stores.close();
        assertThat(stores).isNotNull();
    }

    /** Abilities are found by their interface alone. */
    @Test
    @DisplayName("ST-06: an optional ability is there or not, always the same, and a missing one is named")
    default void tellsItsAbilities() {
        try (Stores stores = newStores()) {
            assertThat(stores.capability(NobodyCanDoThis.class)).isEmpty();
            assertThatThrownBy(() -> stores.require(NobodyCanDoThis.class))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("NobodyCanDoThis");
            for (Class<?> ability : List.of(
                    TokenStore.class,
                    SignInAttemptStore.class,
                    CredentialStore.class,
                    MappingStore.class,
                    DocumentStore.class,
                    UploadStore.class,
                    SealingKeys.class)) {
                assertThat(stores.capability(ability).isPresent())
                        .isEqualTo(stores.capability(ability).isPresent());
                stores.capability(ability).ifPresent(found -> assertThat(found).isInstanceOf(ability));
            }
        }
    }

    /** An ability of no store. */
    interface NobodyCanDoThis {}
}

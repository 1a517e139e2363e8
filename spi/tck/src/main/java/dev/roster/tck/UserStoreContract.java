package dev.roster.tck;

/** Everything that a user store must keep: rules US-01 to US-18 and UQ-01 to UQ-05. */
public interface UserStoreContract
        extends UserLookupContract,
                UserCommitContract,
                LastOwnerContract,
                UserKeysContract,
                UserFidelityContract,
                UserPagingContract,
                UserQueryContract,
                UserSearchContract,
                UserValuesContract,
                UserTouchContract,
                UserRaceContract {}

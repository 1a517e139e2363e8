package dev.roster.tck;

/** Everything that a user store must keep: rules US-01 to US-10. */
public interface UserStoreContract
        extends UserLookupContract,
                UserCommitContract,
                UserKeysContract,
                UserFidelityContract,
                UserPagingContract,
                UserQueryContract,
                UserRaceContract {}

-- One row for each user and purpose, so that a later token takes the place of the earlier one.
create table roster_tokens (
    tenant     ${text} not null,
    user_id    ${text} not null,
    purpose    ${text} not null,
    hash       ${text} not null,
    address    ${text} not null,
    issuer     ${text} not null,
    issued_at  bigint  not null,
    expires_at bigint  not null,
    primary key (tenant, user_id, purpose)
);
create unique index roster_tokens_hash on roster_tokens (hash, tenant);

create table roster_sign_in_attempts (
    tenant         ${text} not null,
    subject        ${text} not null,
    attempts       integer not null,
    used_up_before integer not null,
    ends_at        bigint  not null,
    primary key (tenant, subject)
);

-- One row for each user and purpose, so that a later token takes the place of the earlier one.
create table roster_tokens (
    tenant     varchar(100) not null,
    user_id    varchar(64)  not null,
    purpose    varchar(40)  not null,
    hash       varchar(64)  not null,
    address    varchar(254) not null,
    issuer     varchar      not null,
    issued_at  bigint       not null,
    expires_at bigint       not null,
    primary key (tenant, user_id, purpose)
);
create unique index roster_tokens_hash on roster_tokens (hash, tenant);

create table roster_sign_in_attempts (
    tenant         varchar(100) not null,
    subject        varchar(100) not null,
    attempts       integer      not null,
    used_up_before integer      not null,
    ends_at        bigint       not null,
    primary key (tenant, subject)
);

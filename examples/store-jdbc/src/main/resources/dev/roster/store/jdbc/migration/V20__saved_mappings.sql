-- The columns of files as people confirmed them.
create table roster_mappings (
    tenant       varchar(100) not null,
    fingerprint  varchar(64)  not null,
    confirmed_at bigint       not null,
    confirmed_by varchar      not null,
    primary key (tenant, fingerprint)
);
create index roster_mappings_newest on roster_mappings (tenant, confirmed_at, fingerprint);

create table roster_mapping_columns (
    tenant      varchar(100) not null,
    fingerprint varchar(64)  not null,
    position    integer      not null,
    header      varchar      not null,
    purpose     varchar(20)  not null,
    target      varchar      not null,
    format      varchar      not null,
    primary key (tenant, fingerprint, position)
);

-- The columns of files as people confirmed them.
create table roster_mappings (
    tenant       ${text} not null,
    fingerprint  ${text} not null,
    confirmed_at bigint  not null,
    confirmed_by ${text} not null,
    primary key (tenant, fingerprint)
);
create index roster_mappings_newest on roster_mappings (tenant, confirmed_at, fingerprint);

create table roster_mapping_columns (
    tenant      ${text} not null,
    fingerprint ${text} not null,
    position    integer not null,
    header      ${text} not null,
    purpose     ${text} not null,
    target      ${text} not null,
    format      ${text} not null,
    primary key (tenant, fingerprint, position)
);

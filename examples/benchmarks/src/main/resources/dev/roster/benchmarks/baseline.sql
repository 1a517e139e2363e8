-- What a store of users needs at least, so that the figures of two years may be compared: a user in one row with the four
-- unique keys and no other index, a journal that could take each user back, and an audit trail. It does not follow the tables
-- of Roster, and neither do the sizes of its rows.
create table baseline_users (
    tenant            text not null,
    id                text not null,
    version           bigint not null,
    status            text not null,
    user_name_key     text,
    primary_email     text,
    primary_email_key text,
    employee_id       text,
    employee_id_key   text,
    first_name        text,
    last_name         text,
    display_name      text,
    department        text,
    location          text,
    job_title         text,
    company           text,
    hire_date         date,
    created_at        bigint,
    roles             text[],
    groups            text[],
    attributes        jsonb
);
create unique index baseline_users_id on baseline_users (tenant, id);
create unique index baseline_users_user_name on baseline_users (tenant, user_name_key);
create unique index baseline_users_primary_email on baseline_users (tenant, primary_email_key);
create unique index baseline_users_employee_id on baseline_users (tenant, employee_id_key);

create table baseline_journal (
    tenant text not null,
    run    text not null,
    number bigint not null,
    id     text not null,
    body   text not null
);

create table baseline_audit (
    tenant text not null,
    entry  bigint not null,
    at     bigint not null,
    actor  text not null,
    action text not null,
    id     text not null,
    run    text not null,
    detail text not null
);

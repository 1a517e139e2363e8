-- Columns named ..._key hold canonical text that Java computed: equality, order and unique indexes use them,
-- and the database never folds case. Moments are microseconds since 1970-01-01T00:00Z.
-- Indexes of keys begin with the key, which tells more than the tenant; indexes that sort begin with the tenant,
-- and so do the orders of questions, because H2 takes the order of an index only when all of it is asked for.

create table roster_tenants (
    tenant      varchar(100) not null primary key,
    database_id varchar(64)  not null
);

create table roster_users (
    tenant               varchar(100) not null,
    id                   varchar(64)  not null,
    id_key               varchar      not null,
    version              bigint       not null,
    user_name            varchar,
    user_name_key        varchar,
    primary_email        varchar,
    primary_email_key    varchar,
    primary_email_folded varchar,
    display_name         varchar,
    display_name_key     varchar,
    first_name           varchar,
    first_name_key       varchar,
    last_name            varchar,
    last_name_key        varchar,
    avatar_url           varchar,
    avatar_url_key       varchar,
    phone_number         varchar,
    organization         varchar,
    organization_key     varchar,
    department           varchar,
    department_key       varchar,
    company              varchar,
    company_key          varchar,
    location             varchar,
    location_key         varchar,
    job_title            varchar,
    job_title_key        varchar,
    position             varchar,
    position_key         varchar,
    employee_id          varchar,
    employee_id_key      varchar,
    manager_id           varchar,
    manager_id_key       varchar,
    user_type            varchar,
    user_type_key        varchar,
    hire_date            date,
    status               varchar      not null,
    task_notification    varchar,
    skill_count          bigint,
    last_login_at        bigint,
    last_activity_at     bigint,
    created_at           bigint,
    deactivated_at       bigint
);
create unique index roster_users_id on roster_users (tenant, id);
create unique index roster_users_user_name on roster_users (user_name_key, tenant);
create unique index roster_users_primary_email on roster_users (primary_email_key, tenant);
create unique index roster_users_employee_id on roster_users (employee_id_key, tenant);
create index roster_users_phone_number on roster_users (phone_number, tenant, id);
create index roster_users_manager on roster_users (tenant, manager_id_key, id);
create index roster_users_organization on roster_users (tenant, organization_key, id);
create index roster_users_display_name on roster_users (tenant, display_name_key, id);
create index roster_users_last_name on roster_users (tenant, last_name_key, id);
create index roster_users_department on roster_users (tenant, department_key, id);
create index roster_users_hire_date on roster_users (tenant, hire_date, id);
create index roster_users_created on roster_users (tenant, created_at, id);

create table roster_user_keys (
    tenant   varchar(100) not null,
    user_id  varchar(64)  not null,
    field    varchar(20)  not null,
    item_key varchar(200) not null
);
create unique index roster_user_keys_user on roster_user_keys (user_id, tenant, field, item_key);
create index roster_user_keys_item on roster_user_keys (item_key, tenant, field, user_id);

-- text_prefix is the indexed start of text_key, which may be long.
create table roster_user_attributes (
    tenant       varchar(100) not null,
    user_id      varchar(64)  not null,
    attribute    varchar(64)  not null,
    type         varchar(20)  not null,
    text_value   varchar      not null,
    text_key     varchar      not null,
    text_prefix  varchar(100) not null,
    number_value decfloat
);
create unique index roster_user_attributes_user on roster_user_attributes (user_id, tenant, attribute);
create index roster_user_attributes_text on roster_user_attributes (text_prefix, tenant, attribute, user_id);
create index roster_user_attributes_number on roster_user_attributes (tenant, attribute, number_value, user_id);

create table roster_roles (
    tenant      varchar(100) not null,
    item_key    varchar(200) not null,
    name        varchar      not null,
    level       integer      not null,
    permissions varchar      not null,
    scope       varchar(20)  not null,
    primary key (tenant, item_key)
);

create table roster_groups (
    tenant   varchar(100) not null,
    item_key varchar(200) not null,
    name     varchar      not null,
    primary key (tenant, item_key)
);

create table roster_organizations (
    tenant   varchar(100) not null,
    item_key varchar(200) not null,
    name     varchar      not null,
    primary key (tenant, item_key)
);

create table roster_attributes (
    tenant   varchar(100) not null,
    item_key varchar(200) not null,
    label    varchar      not null,
    type     varchar(20)  not null,
    visible  boolean      not null,
    editable boolean      not null,
    primary key (tenant, item_key)
);

create table roster_runs (
    tenant      varchar(100) not null,
    plan        varchar(64)  not null,
    actor       varchar      not null,
    source      varchar      not null,
    undoes      varchar(64),
    executor    varchar      not null,
    state       varchar(20)  not null,
    started_at  bigint       not null,
    finished_at bigint,
    report      character large object not null,
    primary key (tenant, plan)
);
create index roster_runs_started on roster_runs (tenant, started_at, plan);

create table roster_plan_pages (
    tenant  varchar(100) not null,
    plan    varchar(64)  not null,
    page    integer      not null,
    content varbinary(1048576) not null,
    primary key (tenant, plan, page)
);

-- A body stands in body, or in large_body when it is long.
create table roster_journal (
    tenant     varchar(100) not null,
    plan       varchar(64)  not null,
    number     integer      not null,
    outcome    varchar(20)  not null,
    body       varchar,
    large_body character large object,
    primary key (tenant, plan, number)
);

create table roster_audit (
    entry   bigint generated always as identity primary key,
    tenant  varchar(100) not null,
    at      bigint       not null,
    actor   varchar      not null,
    action  varchar      not null,
    user_id varchar(64),
    run     varchar(64),
    detail  varchar      not null
);
create index roster_audit_user on roster_audit (tenant, user_id, at, entry);

create table roster_outbox (
    tenant      varchar(100) not null,
    message_key varchar(200) not null,
    effect      varchar      not null,
    user_id     varchar(64)  not null,
    created_at  bigint       not null,
    delivered   boolean      not null,
    primary key (tenant, message_key)
);
create index roster_outbox_pending on roster_outbox (tenant, delivered, created_at, message_key);

-- One text for all engines; a dialect says what its types of text, bytes, numbers, JSON and words are called, and has the
-- indexes of its own in a file beside this one.
-- Columns named ..._key hold canonical text that Java computed: equality, order and unique indexes use them,
-- and the database never folds case. Moments are microseconds since 1970-01-01T00:00Z.
-- Indexes of keys begin with the key, which tells more than the tenant; indexes that sort begin with the tenant,
-- and so do the orders of questions, because H2 takes the order of an index only when all of it is asked for.
-- Each index costs every import, so each says why it is there.

create table roster_tenants (
    tenant      ${text}      not null primary key,
    database_id ${text}      not null,
    sealing_key ${text}      not null
);

-- The revision grows with every change of a catalog; commits hold it while they rely on the catalogs.
create table roster_catalogs (
    tenant   ${text}      not null primary key,
    revision bigint       not null
);

-- A user is one row, so that it is read, locked and written at once. items holds lists and custom attributes, as the class
-- Items says; words holds what a search looks into, as SearchWords gives it. What most questions compare stands first, since an
-- engine finds a column by walking past those before it.
create table roster_users (
    tenant               ${text}      not null,
    id                   ${text}      not null,
    id_key               ${text}      not null,
    version              bigint       not null,
    status               ${text}      not null,
    words                ${words}     not null,
    items                ${json}      not null,
    user_name            ${text},
    user_name_key        ${text},
    external_id          ${text},
    external_id_key      ${text},
    primary_email        ${text},
    primary_email_key    ${text},
    primary_email_folded ${text},
    display_name         ${text},
    display_name_key     ${text},
    first_name           ${text},
    first_name_key       ${text},
    last_name            ${text},
    last_name_key        ${text},
    avatar_url           ${text},
    avatar_url_key       ${text},
    phone_number         ${text},
    organization         ${text},
    organization_key     ${text},
    department           ${text},
    department_key       ${text},
    company              ${text},
    company_key          ${text},
    location             ${text},
    location_key         ${text},
    job_title            ${text},
    job_title_key        ${text},
    position             ${text},
    position_key         ${text},
    employee_id          ${text},
    employee_id_key      ${text},
    manager_id           ${text},
    user_type            ${text},
    user_type_key        ${text},
    hire_date            date,
    end_date             date,
    status_reason        ${text},
    status_reason_key    ${text},
    task_notification    ${text},
    role_level           bigint,
    second_factor        ${text},
    created_at           bigint,
    deactivated_at       bigint,
    waiting_since        bigint
);
-- Who a file, a form or a caller means; no two users have the same.
create unique index roster_users_id on roster_users (tenant, id);
create unique index roster_users_user_name on roster_users (user_name_key, tenant);
create unique index roster_users_primary_email on roster_users (primary_email_key, tenant);
create unique index roster_users_employee_id on roster_users (employee_id_key, tenant);
-- The two orders in which everybody is listed.
create index roster_users_display_name on roster_users (tenant, display_name_key, id);
create index roster_users_created on roster_users (tenant, created_at, id);

-- What moves without counting versions; a user who has nothing of it has no row.
create table roster_user_activity (
    tenant           ${text}      not null,
    user_id          ${text}      not null,
    last_login_at    bigint,
    last_activity_at bigint,
    skill_count      bigint,
    primary key (tenant, user_id)
);

create table roster_roles (
    tenant      ${text}      not null,
    item_key    ${text}      not null,
    name        ${text}      not null,
    description ${text}      not null,
    level       integer      not null,
    permissions ${text}      not null,
    inherits    ${text}      not null,
    domain      ${text}      not null,
    primary key (tenant, item_key)
);

create table roster_groups (
    tenant   ${text}      not null,
    item_key ${text}      not null,
    name     ${text}      not null,
    primary key (tenant, item_key)
);

create table roster_organizations (
    tenant   ${text}      not null,
    item_key ${text}      not null,
    name     ${text}      not null,
    primary key (tenant, item_key)
);

create table roster_teams (
    tenant       ${text}      not null,
    item_key     ${text}      not null,
    name         ${text}      not null,
    organization ${text},
    primary key (tenant, item_key)
);

create table roster_attributes (
    tenant   ${text}      not null,
    item_key ${text}      not null,
    label    ${text}      not null,
    type     ${text}      not null,
    visible  boolean      not null,
    editable boolean      not null,
    primary key (tenant, item_key)
);

-- What the tenant chose, such as its role catalog: decisions depend on it, so it counts under the revision of the catalogs.
create table roster_settings (
    tenant   ${text}      not null,
    item_key ${text}      not null,
    json     ${text}      not null,
    primary key (tenant, item_key)
);

create table roster_runs (
    tenant      ${text}      not null,
    plan        ${text}      not null,
    kind        ${text}      not null,
    actor       ${text}      not null,
    source      ${text}      not null,
    undoes      ${text},
    executor    ${text}      not null,
    state       ${text}      not null,
    started_at  bigint       not null,
    finished_at bigint,
    report      ${large_text} not null,
    primary key (tenant, plan)
);
-- The kind comes first, so that no engine takes these for the key of a single run while it knows nothing of the table.
create index roster_runs_started on roster_runs (kind, tenant, started_at, plan);
create index roster_runs_actor on roster_runs (actor, tenant, kind, started_at, plan);

create table roster_plan_pages (
    tenant  ${text}      not null,
    plan    ${text}      not null,
    page    integer      not null,
    content ${bytes} not null,
    primary key (tenant, plan, page)
);

-- The first part of an entry stands in its row, and most entries have no other. A body stands in body, or in
-- large_body when it is long; an erased part has none.
create table roster_journal (
    tenant     ${text}      not null,
    plan       ${text}      not null,
    number     integer      not null,
    outcome    ${text}      not null,
    parts      integer      not null,
    user_id    ${text},
    body       ${text},
    large_body ${large_text},
    primary key (tenant, plan, number)
);
create index roster_journal_user on roster_journal (user_id, tenant);

create table roster_journal_parts (
    tenant     ${text}      not null,
    plan       ${text}      not null,
    number     integer      not null,
    part       integer      not null,
    user_id    ${text},
    body       ${text},
    large_body ${large_text},
    primary key (tenant, plan, number, part)
);
create index roster_journal_parts_user on roster_journal_parts (user_id, tenant);

-- Rows are only ever added; entry is a number that grows with the writing process, so that no sequence is needed.
create table roster_audit (
    tenant       ${text}      not null,
    entry        bigint       not null,
    at           bigint       not null,
    actor        ${text}      not null,
    on_behalf_of ${text},
    action       ${text}      not null,
    target_kind  ${text},
    target_key   ${text},
    run          ${text},
    reason       ${text},
    detail       ${text}      not null,
    field_values ${text},
    large_values ${large_text}
);
-- What was done to one user or role, which people ask most, and all of it by time.
create index roster_audit_target on roster_audit (tenant, target_kind, target_key, at, entry);
create index roster_audit_at on roster_audit (tenant, at, entry);
create index roster_audit_actor on roster_audit (tenant, actor, at, entry);
create index roster_audit_run on roster_audit (tenant, run, at, entry);

-- The place is given when the message is inserted, which for the messages of one user is the order of the commits,
-- because whoever writes a user holds its row. Delivered messages stay, without their bodies, so that their keys stay
-- known. Whoever claims messages holds the row of the tenant in roster_outbox_claims.
create table roster_outbox (
    tenant       ${text}      not null,
    place        bigint       generated by default as identity,
    message_key  ${text}      not null,
    effect       ${text}      not null,
    user_id      ${text}      not null,
    urgency      integer      not null,
    body         ${text}      not null,
    created_at   bigint       not null,
    due_at       bigint       not null,
    attempts     integer      not null,
    state        ${text}      not null,
    owner        ${text},
    leased_until bigint       not null,
    died_at      bigint,
    why          ${text},
    primary key (tenant, message_key)
);
create index roster_outbox_state on roster_outbox (tenant, state, urgency, place);
create index roster_outbox_user on roster_outbox (user_id, tenant, state);

create table roster_outbox_claims (
    tenant ${text} not null primary key
);

create table roster_documents (
    tenant       ${text} not null,
    kind         ${text} not null,
    document_key ${text} not null,
    user_id      ${text},
    version      bigint  not null,
    json         ${text} not null,
    primary key (tenant, kind, document_key)
);
create index roster_documents_user on roster_documents (user_id, tenant, kind, document_key);

-- An upload has no size while its pages come in; each attempt to put one has pages of its own, known by its number.
create table roster_uploads (
    tenant     ${text} not null,
    upload_key ${text} not null,
    number     ${text} not null,
    expires_at bigint  not null,
    size       bigint,
    primary key (tenant, upload_key)
);
create index roster_uploads_expiry on roster_uploads (tenant, expires_at, upload_key);

create table roster_upload_pages (
    tenant  ${text}  not null,
    number  ${text}  not null,
    page    integer  not null,
    content ${bytes} not null,
    primary key (tenant, number, page)
);

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

-- What users sign in with: hashes and sealed texts. A row without a hash has no password, one without a secret no second factor.
create table roster_credentials (
    tenant               ${text} not null,
    user_id              ${text} not null,
    version              bigint  not null,
    password_hash        ${text},
    password_changed_at  bigint,
    password_must_change boolean,
    password_valid_until bigint,
    password_history     ${text},
    factor_secret        ${text},
    factor_enrolled_at   bigint,
    factor_last_step     bigint,
    recovery_codes       ${text},
    generation           bigint  not null,
    primary key (tenant, user_id)
);

create table roster_sign_in_attempts (
    tenant         ${text} not null,
    subject        ${text} not null,
    attempts       integer not null,
    used_up_before integer not null,
    ends_at        bigint  not null,
    primary key (tenant, subject)
);
-- Windows that ended long ago are forgotten.
create index roster_sign_in_attempts_over on roster_sign_in_attempts (tenant, ends_at);

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

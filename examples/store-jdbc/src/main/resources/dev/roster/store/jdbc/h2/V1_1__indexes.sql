-- This engine does not index what is inside JSON, so the items of users stand in rows beside them to be looked up: a list has
-- a row for each element. item_prefix is the indexed start of item_key, which may be long.
create table roster_user_items (
    tenant       ${text}    not null,
    user_id      ${text}    not null,
    name         ${text}    not null,
    position     integer    not null,
    item_key     ${text}    not null,
    item_prefix  ${text}    not null,
    item_text    ${text}    not null,
    number_value ${decimal}
);
create unique index roster_user_items_user on roster_user_items (user_id, tenant, name, position);
create index roster_user_items_key on roster_user_items (item_prefix, tenant, name, user_id);

-- Keys that files name, which users may share.
create index roster_users_external_id on roster_users (external_id_key, tenant, id);
create index roster_users_phone_number on roster_users (phone_number, tenant, id);
-- What a manager, an organization, a department or a company sees: few among all.
create index roster_users_manager on roster_users (tenant, manager_id, id);
create index roster_users_organization on roster_users (tenant, organization_key, id);
create index roster_users_department on roster_users (tenant, department_key, id);
create index roster_users_company on roster_users (tenant, company_key, id);
-- Orders in which everybody is listed too.
create index roster_users_hire_date on roster_users (tenant, hire_date, id);
create index roster_users_role_level on roster_users (tenant, role_level, id);
-- Who was there last.
create index roster_user_activity_last on roster_user_activity (tenant, last_activity_at, user_id);

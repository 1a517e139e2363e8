-- Indexes that only this engine offers: of what is inside a column, and of those rows alone that have a value.

-- Who has a role, a group or a value of an attribute. The operators are fewer, so the index is half as large.
create index roster_users_items on roster_users using gin ((items -> 'k') jsonb_path_ops);
-- Whose words begin with what somebody types.
create index roster_users_words on roster_users using gin (words);

-- Keys that files name, which users may share.
create index roster_users_external_id on roster_users (external_id_key, tenant, id) where external_id_key is not null;
create index roster_users_phone_number on roster_users (phone_number, tenant, id) where phone_number is not null;
-- What a manager, an organization, a department or a company sees: few among all. The status stands beside the two whose
-- values are suggested while somebody types, so that they are counted in the index alone: 120 ms of 1,000,000 users for 1 s.
create index roster_users_manager on roster_users (tenant, manager_id, id) where manager_id is not null;
create index roster_users_organization on roster_users (tenant, organization_key, id) where organization_key is not null;
create index roster_users_department on roster_users (tenant, department_key, id) include (status) where department_key is not null;
create index roster_users_company on roster_users (tenant, company_key, id) include (status) where company_key is not null;
-- Orders in which everybody is listed too: sorting 200,000 users for one page took 120 ms.
create index roster_users_hire_date on roster_users (tenant, hire_date, id) where hire_date is not null;
create index roster_users_role_level on roster_users (tenant, role_level, id) where role_level is not null;
-- Who was there last.
create index roster_user_activity_last on roster_user_activity (tenant, last_activity_at, user_id)
    where last_activity_at is not null;

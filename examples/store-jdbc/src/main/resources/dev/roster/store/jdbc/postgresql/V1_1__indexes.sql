-- Indexes that only this engine needs or offers. The extension comes with the server and may be made by the owner
-- of the database.
create extension if not exists pg_trgm;

-- What a search looks into, as PostgresDialect writes it.
create index roster_users_search on roster_users using gin ((coalesce(display_name_key, '') || chr(10)
    || coalesce(first_name_key, '') || chr(10) || coalesce(last_name_key, '') || chr(10)
    || coalesce(user_name_key, '') || chr(10) || coalesce(primary_email_folded, '') || chr(10)
    || coalesce(employee_id_key, '')) gin_trgm_ops);

create index roster_users_status on roster_users (tenant, status, id);
create index roster_users_company on roster_users (tenant, company_key, id) where company_key is not null;
create index roster_users_last_login on roster_users (tenant, last_login_at, id) where last_login_at is not null;
create index roster_users_last_activity on roster_users (tenant, last_activity_at, id)
    where last_activity_at is not null;
create index roster_users_deactivated on roster_users (tenant, deactivated_at, id) where deactivated_at is not null;
create index roster_users_skill_count on roster_users (tenant, skill_count, id) where skill_count is not null;
create index roster_users_end_date on roster_users (tenant, end_date, id) where end_date is not null;

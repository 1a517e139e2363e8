-- Indexes that only this engine needs or offers. The extension comes with the server and may be made by the owner
-- of the database.
create extension if not exists pg_trgm;

-- The trigrams of a beginning of a word include the space before it, so that even one letter is looked up.
create index roster_users_words on roster_users using gin (words gin_trgm_ops);

create index roster_users_status on roster_users (tenant, status, id);
create index roster_users_company on roster_users (tenant, company_key, id) where company_key is not null;
create index roster_user_activity_login on roster_user_activity (tenant, last_login_at, user_id)
    where last_login_at is not null;
create index roster_user_activity_last on roster_user_activity (tenant, last_activity_at, user_id)
    where last_activity_at is not null;
create index roster_user_activity_skills on roster_user_activity (tenant, skill_count, user_id)
    where skill_count is not null;
create index roster_users_deactivated on roster_users (tenant, deactivated_at, id) where deactivated_at is not null;
create index roster_users_end_date on roster_users (tenant, end_date, id) where end_date is not null;

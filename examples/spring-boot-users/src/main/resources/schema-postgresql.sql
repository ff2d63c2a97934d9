-- What H2 has not: indexes for names and addresses that start with something, and for sorting by name whatever the locale of the
-- database.

create index if not exists employee_login_start on employee (login_key text_pattern_ops);
create index if not exists employee_login_order on employee (login_key collate "C", id);
create index if not exists employee_email_start on employee_email (address_key text_pattern_ops);
create index if not exists team_name_start on team (name_key text_pattern_ops);

select pg_advisory_unlock(7643);

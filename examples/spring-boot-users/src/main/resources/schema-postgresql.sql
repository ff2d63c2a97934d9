-- What H2 has not: indexes for names that start with something, for sorting by name whatever the locale of the database, and for
-- look-ups by address without regard to case.

create index if not exists employee_login_start on employee (login_key text_pattern_ops);
create index if not exists employee_login_order on employee (login_key collate "C", id);
create index if not exists employee_email_address on employee_email (lower(address) text_pattern_ops);
create index if not exists team_name_start on team (name_key text_pattern_ops);

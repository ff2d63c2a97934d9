-- Indexes on expressions, which H2 has not: look-ups by address without regard to case, and names that start with something.

create index if not exists employee_email_address on employee_email (lower(address));
create index if not exists employee_login_start on employee (login_key text_pattern_ops);
create index if not exists team_name_start on team (name_key text_pattern_ops);

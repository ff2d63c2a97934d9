-- What the application has had all along.

create table if not exists employee (
  id uuid primary key,
  login varchar(200) not null,
  first_name varchar,
  last_name varchar,
  display_name varchar,
  title varchar,
  department varchar,
  enabled boolean not null,
  badge_number varchar,
  badge_valid_until timestamp with time zone,
  created timestamp with time zone not null,
  changed timestamp with time zone not null
);

create table if not exists employee_email (
  employee_id uuid not null references employee on delete cascade,
  position integer not null,
  address varchar,
  kind varchar,
  label varchar,
  preferred boolean,
  primary key (employee_id, position)
);

create table if not exists team (
  id uuid primary key,
  name varchar(200) not null,
  created timestamp with time zone not null,
  changed timestamp with time zone not null
);

create table if not exists team_member (
  team_id uuid not null references team on delete cascade,
  employee_id uuid not null references employee on delete cascade,
  primary key (team_id, employee_id)
);

create index if not exists team_member_employee on team_member (employee_id);

-- What was added for SCIM: what the identity provider calls a row, a counter of writes for ETags, the rest of a user as JSON, and
-- the names without regard to case, of which each has to be the only one, and the addresses so, to be looked up.

alter table employee add column if not exists external_id varchar;
alter table employee add column if not exists version bigint default 1 not null;
alter table employee add column if not exists rest text;
alter table employee add column if not exists login_key varchar(600);
update employee set login_key = lower(login) where login_key is null;
alter table employee alter column login_key set not null;
create unique index if not exists employee_login on employee (login_key);
create index if not exists employee_external_id on employee (external_id);

alter table employee_email add column if not exists address_key varchar;
update employee_email set address_key = lower(address) where address_key is null and address is not null;
create index if not exists employee_email_key on employee_email (address_key);

alter table team add column if not exists external_id varchar;
alter table team add column if not exists version bigint default 1 not null;
alter table team add column if not exists name_key varchar(600);
update team set name_key = lower(name) where name_key is null;
alter table team alter column name_key set not null;
create unique index if not exists team_name on team (name_key);
create index if not exists team_external_id on team (external_id);

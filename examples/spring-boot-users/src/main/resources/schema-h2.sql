create table if not exists employee (
  id varchar(36) primary key,
  login varchar(200) not null,
  login_key varchar(200) generated always as (lower(login)),
  first_name text,
  last_name text,
  display_name text,
  title text,
  department text,
  enabled boolean not null,
  badge_number text,
  badge_valid_until timestamp with time zone,
  external_id text,
  rest text,
  version bigint not null,
  created timestamp with time zone not null,
  changed timestamp with time zone not null,
  constraint employee_login unique (login_key)
);

create table if not exists employee_email (
  employee_id varchar(36) not null references employee on delete cascade,
  position integer not null,
  address text,
  kind text,
  label text,
  preferred boolean,
  primary key (employee_id, position)
);

create table if not exists team (
  id varchar(36) primary key,
  name varchar(200) not null,
  name_key varchar(200) generated always as (lower(name)),
  external_id text,
  version bigint not null,
  created timestamp with time zone not null,
  changed timestamp with time zone not null,
  constraint team_name unique (name_key)
);

create table if not exists team_member (
  team_id varchar(36) not null references team on delete cascade,
  employee_id varchar(36) not null references employee on delete cascade,
  primary key (team_id, employee_id)
);

#!/bin/sh
# Makes the two roles and the database on a PostgreSQL server; run once as its superuser (postgres).
# PASOKH_OWNER_PASSWORD and PASOKH_APP_PASSWORD are the passwords to give them.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$PASOKH_OWNER_PASSWORD" -v app="$PASOKH_APP_PASSWORD" postgres <<'SQL'
create role pasokh_owner login nosuperuser nobypassrls nocreatedb nocreaterole password :'owner';
create role pasokh_app login nosuperuser nobypassrls nocreatedb nocreaterole password :'app';
-- Not the plain C locale: with it pg_trgm sees no Persian letter.
create database pasokh owner pasokh_owner template template0 encoding 'UTF8' locale 'C.UTF-8';
SQL

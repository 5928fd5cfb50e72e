-- Search inside words of any language.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

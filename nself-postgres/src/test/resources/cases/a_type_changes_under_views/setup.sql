CREATE VIEW adults WITH (security_barrier, check_option = local) AS
    SELECT id, name, age FROM users WHERE age >= 18;
ALTER VIEW adults ALTER COLUMN age SET DEFAULT 18;
COMMENT ON VIEW adults IS 'it''s for those who may vote';
COMMENT ON COLUMN adults.name IS 'as they say it';
GRANT SELECT ON adults TO PUBLIC;
GRANT INSERT, UPDATE ON adults TO pg_monitor WITH GRANT OPTION;
GRANT UPDATE (name) ON adults TO pg_signal_backend;
ALTER VIEW adults OWNER TO pg_stat_scan_tables;

-- views on views, in another schema and in an order that is not that of their names
CREATE SCHEMA reports;
CREATE VIEW reports.zeal AS SELECT upper(name) AS name FROM adults;
CREATE VIEW reports.all_names AS SELECT name FROM reports.zeal UNION SELECT name FROM users;
CREATE FUNCTION add_adult() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER adds INSTEAD OF INSERT ON reports.zeal FOR EACH ROW EXECUTE FUNCTION add_adult();
CREATE RULE removes AS ON DELETE TO reports.zeal DO INSTEAD NOTHING;
COMMENT ON RULE removes ON reports.zeal IS 'nobody goes';

-- this one has nothing to do with it
CREATE VIEW ids AS SELECT id FROM users;

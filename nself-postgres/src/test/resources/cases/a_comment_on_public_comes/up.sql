COMMENT ON SCHEMA public IS 'what the shop knows';

ALTER TABLE public.visits DROP CONSTRAINT who;

-- INDEX_DROPPED: the index of users.users_pkey goes, and nothing keeps two rows with the same values apart any more
ALTER TABLE users DROP CONSTRAINT users_pkey;

-- INDEX_BUILD: an index over users is built for unique key users_id_key while nobody writes
ALTER TABLE users
    ADD CONSTRAINT users_id_key UNIQUE (id);

ALTER TABLE public.visits ADD CONSTRAINT who FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

COMMENT ON CONSTRAINT who ON public.visits IS 'who came';

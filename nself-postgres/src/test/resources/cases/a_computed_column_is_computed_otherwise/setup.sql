-- Up to 16 such a column is made again; 17 is the first version that changes what it is computed from.
SELECT 1;

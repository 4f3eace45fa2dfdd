-- DATA_LOSS: drops table posts with all its rows
DROP TABLE posts;

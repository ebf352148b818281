CREATE TABLE `tallies` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`since_at` integer NOT NULL,
	`told` integer DEFAULT false NOT NULL
);

CREATE TABLE `deliverers` (
	`id` text PRIMARY KEY NOT NULL,
	`divides` integer NOT NULL,
	`entered` integer DEFAULT false NOT NULL,
	`busy_until` integer DEFAULT 0 NOT NULL,
	`until` integer NOT NULL
);

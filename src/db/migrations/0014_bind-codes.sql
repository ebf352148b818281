CREATE TABLE `bind_codes` (
	`hash` text PRIMARY KEY NOT NULL,
	`bound` text NOT NULL,
	`platform` text NOT NULL,
	`user_id` text NOT NULL,
	`by` text NOT NULL,
	`uses_left` integer DEFAULT 1 NOT NULL,
	`expires_at` integer NOT NULL,
	CONSTRAINT "bind_code_used" CHECK("bind_codes"."uses_left" >= 0)
);

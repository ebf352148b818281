CREATE TABLE `delivery_counts` (
	`platform` text NOT NULL,
	`outcome` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`platform`, `outcome`)
);
--> statement-breakpoint
CREATE TABLE `watch` (
	`id` integer PRIMARY KEY NOT NULL,
	`ticked_at` integer,
	`ticked_before` integer,
	`audited_at` integer,
	`good_at` integer,
	`findings` text DEFAULT '[]' NOT NULL,
	CONSTRAINT "watch_is_one_row" CHECK("watch"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE `paces` ADD `refused` text;--> statement-breakpoint
CREATE INDEX `outbox_unconfirmed` ON `outbox` (`id`) WHERE "outbox"."state" = 'unconfirmed';
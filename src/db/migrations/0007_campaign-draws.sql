CREATE TABLE `corrections` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`festival` text,
	`name` text,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`removed_by` text,
	`removed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `corrections_id_unique` ON `corrections` (`id`);--> statement-breakpoint
CREATE TABLE `draws` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`seed` text NOT NULL,
	`method` text NOT NULL,
	`pool` text NOT NULL,
	`wanted` text NOT NULL,
	`lots` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `draws_by_campaign` ON `draws` (`campaign_id`);--> statement-breakpoint
CREATE TABLE `ties` (
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `unit_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `method` text DEFAULT 'all' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `capacity` integer DEFAULT 8 NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `covered_at` integer;
CREATE TABLE `bound_chats` (
	`platform` text NOT NULL,
	`chat` text NOT NULL,
	`thread` text DEFAULT '' NOT NULL,
	`title` text NOT NULL,
	`bound` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`gone_reason` text,
	`gone_at` integer,
	PRIMARY KEY(`platform`, `chat`, `thread`)
);
--> statement-breakpoint
CREATE TABLE `broadcast_history` (
	`broadcast_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`event` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`broadcast_id`, `sequence`),
	FOREIGN KEY (`broadcast_id`) REFERENCES `broadcasts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `broadcast_recipients` (
	`broadcast_id` text NOT NULL,
	`platform` text NOT NULL,
	`chat` text NOT NULL,
	`thread` text,
	`person_id` text,
	`acknowledged_at` integer,
	`comment` text,
	PRIMARY KEY(`broadcast_id`, `platform`, `chat`),
	FOREIGN KEY (`broadcast_id`) REFERENCES `broadcasts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `broadcast_recipients_by_person` ON `broadcast_recipients` (`person_id`,`broadcast_id`);--> statement-breakpoint
CREATE TABLE `broadcasts` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`other` text,
	`files` text NOT NULL,
	`audience` text NOT NULL,
	`chase_hours` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`corrected_at` integer,
	`status` text NOT NULL,
	`state` text NOT NULL,
	`sent_by` text,
	`send_at` integer,
	`chase_at` integer,
	`chased` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `broadcasts_number_unique` ON `broadcasts` (`number`);--> statement-breakpoint
CREATE INDEX `broadcasts_to_send` ON `broadcasts` (`send_at`) WHERE "broadcasts"."status" = 'scheduled';--> statement-breakpoint
CREATE INDEX `broadcasts_to_chase` ON `broadcasts` (`chase_at`) WHERE "broadcasts"."chase_at" IS NOT NULL;
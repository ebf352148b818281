CREATE TABLE `reminder_acknowledgements` (
	`subject` text NOT NULL,
	`deadline_at` integer NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`subject`, `deadline_at`, `person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`subject` text NOT NULL,
	`deadline_at` integer NOT NULL,
	`step` integer NOT NULL,
	`ladder` text NOT NULL,
	`tell` text NOT NULL,
	`urgent` integer NOT NULL,
	`due_at` integer NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	PRIMARY KEY(`subject`, `deadline_at`, `step`)
);
--> statement-breakpoint
CREATE INDEX `reminders_due` ON `reminders` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `weekly_returns` (
	`week_on` text NOT NULL,
	`organization_id` text NOT NULL,
	`figures` text NOT NULL,
	`text` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`week_on`, `organization_id`),
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `people` ADD `quiet_from` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `quiet_to` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `digest_at` integer DEFAULT 480 NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `digest_mode` text DEFAULT 'when-needed' NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `digested_on` text;--> statement-breakpoint
CREATE INDEX `hazards_by_assignee` ON `hazards` (`assignee_id`,`status`);
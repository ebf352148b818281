CREATE TABLE `record_amendments` (
	`record_id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`reason` text NOT NULL,
	`replaced_by` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER `record_amendments_never_updated` BEFORE UPDATE ON `record_amendments`
BEGIN SELECT RAISE(ABORT, 'what was recorded stays'); END;--> statement-breakpoint
CREATE TRIGGER `record_amendments_never_deleted` BEFORE DELETE ON `record_amendments`
BEGIN SELECT RAISE(ABORT, 'what was recorded stays'); END;

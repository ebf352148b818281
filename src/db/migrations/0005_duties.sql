CREATE TABLE `calendar_feeds` (
	`person_id` text PRIMARY KEY NOT NULL,
	`secret_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_secret_hash_unique` ON `calendar_feeds` (`secret_hash`);--> statement-breakpoint
CREATE TABLE `duty_acts` (
	`subject` text NOT NULL,
	`version` integer NOT NULL,
	`act` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`subject`, `version`)
);
--> statement-breakpoint
CREATE TABLE `engagements` (
	`of` text NOT NULL,
	`kind` text NOT NULL,
	`person_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	PRIMARY KEY(`of`, `person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `engagements_by_person` ON `engagements` (`person_id`,`from_at`);--> statement-breakpoint
CREATE TABLE `operations` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`starts_at` integer NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operations_number_unique` ON `operations` (`number`);--> statement-breakpoint
CREATE INDEX `operations_by_start` ON `operations` (`status`,`starts_at`);--> statement-breakpoint
CREATE TABLE `rosters` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`from_on` text NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `shifts` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`roster_id` text NOT NULL,
	`holder_id` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`seeking` integer DEFAULT false NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`roster_id`) REFERENCES `rosters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holder_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shifts_number_unique` ON `shifts` (`number`);--> statement-breakpoint
CREATE INDEX `shifts_by_start` ON `shifts` (`starts_at`);--> statement-breakpoint
CREATE INDEX `shifts_by_holder` ON `shifts` (`holder_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `shifts_by_roster` ON `shifts` (`roster_id`);--> statement-breakpoint
CREATE INDEX `shifts_seeking` ON `shifts` (`seeking`);--> statement-breakpoint
CREATE TABLE `skills` (
	`person_id` text NOT NULL,
	`skill` text NOT NULL,
	PRIMARY KEY(`person_id`, `skill`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER `engagements_never_overlap` BEFORE INSERT ON `engagements`
WHEN EXISTS (SELECT 1 FROM `engagements` e WHERE e.`person_id` = NEW.`person_id` AND e.`of` <> NEW.`of`
  AND e.`from_at` < NEW.`until_at` AND e.`until_at` > NEW.`from_at`)
BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: a person can not be in two places at once'); END;--> statement-breakpoint
CREATE TRIGGER `duty_acts_never_updated` BEFORE UPDATE ON `duty_acts`
BEGIN SELECT RAISE(ABORT, 'what was done stays'); END;--> statement-breakpoint
CREATE TRIGGER `duty_acts_never_deleted` BEFORE DELETE ON `duty_acts`
BEGIN SELECT RAISE(ABORT, 'what was done stays'); END;

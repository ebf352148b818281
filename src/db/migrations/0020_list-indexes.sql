CREATE TABLE `hazard_witnesses` (
	`person_id` text NOT NULL,
	`number` integer NOT NULL,
	PRIMARY KEY(`person_id`, `number`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`number`) REFERENCES `hazards`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_hazards` (
	`id` text NOT NULL,
	`number` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`reporter_id` text NOT NULL,
	`reported_at` integer NOT NULL,
	`text` text NOT NULL,
	`description` text NOT NULL,
	`unit_id` text,
	`place` text,
	`position` text,
	`category` text NOT NULL,
	`severity` text NOT NULL,
	`wanted_deadline_at` integer,
	`department_id` text,
	`sub_district_id` text,
	`witnesses` text NOT NULL,
	`files` text NOT NULL,
	`listing` text,
	`status` text NOT NULL,
	`open` integer DEFAULT true NOT NULL,
	`state` text NOT NULL,
	`deadline_at` integer,
	`assignee_id` text,
	`changed_at` integer NOT NULL,
	`seal` text NOT NULL,
	FOREIGN KEY (`reporter_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sub_district_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "open" CHECK(open = (status IN ('reported', 'confirmed', 'ordered', 'rectified')))
);
--> statement-breakpoint
INSERT INTO `__new_hazards`("id", "number", "version", "reporter_id", "reported_at", "text", "description", "unit_id", "place", "position", "category", "severity", "wanted_deadline_at", "department_id", "sub_district_id", "witnesses", "files", "listing", "status", "open", "state", "deadline_at", "assignee_id", "changed_at", "seal") SELECT "id", "number", "version", "reporter_id", "reported_at", "text", "description", "unit_id", "place", "position", "category", "severity", "wanted_deadline_at", "department_id", "sub_district_id", "witnesses", "files", "listing", "status", "status" IN ('reported', 'confirmed', 'ordered', 'rectified'), "state", "deadline_at", "assignee_id", "changed_at", "seal" FROM `hazards`;--> statement-breakpoint
DROP TABLE `hazards`;--> statement-breakpoint
ALTER TABLE `__new_hazards` RENAME TO `hazards`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `hazards_id_unique` ON `hazards` (`id`);--> statement-breakpoint
CREATE INDEX `hazards_by_unit` ON `hazards` (`unit_id`,`open`);--> statement-breakpoint
CREATE INDEX `hazards_by_reporter` ON `hazards` (`reporter_id`,`open`);--> statement-breakpoint
CREATE INDEX `hazards_by_department` ON `hazards` (`department_id`,`open`);--> statement-breakpoint
CREATE INDEX `hazards_by_sub_district` ON `hazards` (`sub_district_id`,`open`);--> statement-breakpoint
CREATE INDEX `hazards_by_assignee` ON `hazards` (`assignee_id`) WHERE assignee_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `hazards_by_status` ON `hazards` (`status`,`number`,`deadline_at`) WHERE open = 1;--> statement-breakpoint
CREATE INDEX `hazards_major` ON `hazards` (`open`) WHERE severity = 'major';--> statement-breakpoint
CREATE INDEX `hazards_major_by_department` ON `hazards` (`department_id`,`open`) WHERE severity = 'major';--> statement-breakpoint
CREATE INDEX `hazards_major_by_sub_district` ON `hazards` (`sub_district_id`,`open`) WHERE severity = 'major';--> statement-breakpoint
CREATE INDEX `hazards_referred` ON `hazards` (state ->> '$.referral.to') WHERE state ->> '$.referral.to' IS NOT NULL;--> statement-breakpoint
CREATE INDEX `hazards_supervised` ON `hazards` (listing ->> '$.departmentId',`open`) WHERE listing IS NOT NULL;--> statement-breakpoint
CREATE INDEX `hazards_for_office` ON `hazards` (`number`) WHERE (status = 'rectified' AND reporter_id = (state ->> '$.proof.by')) OR state ->> '$.passed.at' IS NOT NULL OR state ->> '$.extension.at' IS NOT NULL;--> statement-breakpoint
CREATE TRIGGER `hazards_never_deleted` BEFORE DELETE ON `hazards` BEGIN SELECT RAISE(ABORT, 'a hazard is never deleted'); END;--> statement-breakpoint
INSERT INTO `hazard_witnesses` (`person_id`, `number`) SELECT DISTINCT w.value, h.number FROM `hazards` h, json_each(h.witnesses) w WHERE w.value IN (SELECT id FROM people);

ALTER TABLE `cards` RENAME TO `cards_of_hazards`;--> statement-breakpoint
DROP INDEX `cards_by_message`;--> statement-breakpoint
CREATE TABLE `cards` (
	`subject` text NOT NULL,
	`code` text NOT NULL,
	`platform` text NOT NULL,
	`chat` text NOT NULL,
	`conversation` text NOT NULL,
	`message` text NOT NULL,
	`thread` text,
	`private` integer NOT NULL,
	`person_id` text,
	`fingerprint` text NOT NULL,
	PRIMARY KEY(`subject`, `platform`, `chat`)
);
--> statement-breakpoint
INSERT INTO `cards` SELECT 'hazard:' || c.`hazard_id`, 'H-' || h.`number`, c.`platform`, c.`chat`, c.`conversation`, c.`message`, c.`thread`, c.`private`, c.`person_id`, c.`fingerprint` FROM `cards_of_hazards` c JOIN `hazards` h ON h.`id` = c.`hazard_id`;--> statement-breakpoint
DROP TABLE `cards_of_hazards`;--> statement-breakpoint
CREATE INDEX `cards_by_message` ON `cards` (`platform`,`conversation`,`message`);--> statement-breakpoint
CREATE TABLE `__new_outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`platform` text NOT NULL,
	`chat` text NOT NULL,
	`thread` text,
	`private` integer NOT NULL,
	`person_id` text,
	`telling` text NOT NULL,
	`lane` integer NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`lease_token` text,
	`leased_until` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`problem` text,
	`subject` text
);
--> statement-breakpoint
INSERT INTO `__new_outbox`("id", "key", "platform", "chat", "thread", "private", "person_id", "telling", "lane", "state", "attempts", "due_at", "lease_token", "leased_until", "created_at", "ended_at", "problem", "subject") SELECT "id", "key", "platform", "chat", "thread", "private", "person_id", CASE json_extract("telling", '$.kind') WHEN 'retire' THEN json_remove(json_set("telling", '$.code', 'H-' || json_extract("telling", '$.number')), '$.number') ELSE "telling" END, "lane", "state", "attempts", "due_at", "lease_token", "leased_until", "created_at", "ended_at", "problem", 'hazard:' || "hazard_id" FROM `outbox`;--> statement-breakpoint
DROP TABLE `outbox`;--> statement-breakpoint
ALTER TABLE `__new_outbox` RENAME TO `outbox`;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key_unique` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`lane`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_by_chat` ON `outbox` (`platform`,`chat`,`state`,`id`);

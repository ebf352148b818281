PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_broadcast_recipients` (
	`broadcast_id` text NOT NULL,
	`platform` text NOT NULL,
	`chat` text NOT NULL,
	`thread` text DEFAULT '' NOT NULL,
	`person_id` text,
	`acknowledged_at` integer,
	`comment` text,
	PRIMARY KEY(`broadcast_id`, `platform`, `chat`, `thread`),
	FOREIGN KEY (`broadcast_id`) REFERENCES `broadcasts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_broadcast_recipients`("broadcast_id", "platform", "chat", "thread", "person_id", "acknowledged_at", "comment") SELECT "broadcast_id", "platform", "chat", coalesce("thread", ''), "person_id", "acknowledged_at", "comment" FROM `broadcast_recipients`;--> statement-breakpoint
DROP TABLE `broadcast_recipients`;--> statement-breakpoint
ALTER TABLE `__new_broadcast_recipients` RENAME TO `broadcast_recipients`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `broadcast_recipients_by_person` ON `broadcast_recipients` (`person_id`,`broadcast_id`);--> statement-breakpoint
CREATE TABLE `__new_cards` (
	`subject` text NOT NULL,
	`code` text NOT NULL,
	`platform` text NOT NULL,
	`chat` text NOT NULL,
	`conversation` text NOT NULL,
	`message` text NOT NULL,
	`thread` text,
	`topic` text DEFAULT '' NOT NULL,
	`private` integer NOT NULL,
	`person_id` text,
	`fingerprint` text NOT NULL,
	PRIMARY KEY(`subject`, `platform`, `chat`, `topic`)
);
--> statement-breakpoint
INSERT INTO `__new_cards`("subject", "code", "platform", "chat", "conversation", "message", "thread", "topic", "private", "person_id", "fingerprint") SELECT "subject", "code", "platform", "chat", "conversation", "message", "thread", iif("platform" = 'telegram', coalesce("thread", ''), ''), "private", "person_id", "fingerprint" FROM `cards`;--> statement-breakpoint
DROP TABLE `cards`;--> statement-breakpoint
ALTER TABLE `__new_cards` RENAME TO `cards`;--> statement-breakpoint
CREATE INDEX `cards_by_message` ON `cards` (`platform`,`conversation`,`message`);
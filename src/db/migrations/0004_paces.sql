CREATE TABLE `paces` (
	`key` text PRIMARY KEY NOT NULL,
	`next_at` real NOT NULL,
	`interval_ms` real NOT NULL,
	`blocked_until` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
DROP INDEX `outbox_due`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `ambiguous` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`lane`,`id`) WHERE "outbox"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_set_aside` ON `outbox` (`id`) WHERE "outbox"."state" = 'aside';
CREATE TABLE `chases` (
	`subject` text PRIMARY KEY NOT NULL,
	`ladder` text NOT NULL,
	`deadline_at` integer NOT NULL,
	`known_at` integer NOT NULL,
	`reckoned_at` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `chases_to_reckon` ON `chases` (`reckoned_at`);--> statement-breakpoint
CREATE INDEX `chases_by_deadline` ON `chases` (`deadline_at`,`ladder`);--> statement-breakpoint
CREATE TABLE `ladders` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`steps` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
-- What is due already is chased from now on; what is over is not.
INSERT INTO `chases` ("subject", "ladder", "deadline_at", "known_at")
SELECT "subject", "ladder", max("deadline_at"), unixepoch() * 1000 FROM `reminders` WHERE "state" <> 'ended' GROUP BY "subject"
UNION ALL SELECT 'operation:' || "id", 'operation', "starts_at", unixepoch() * 1000 FROM `operations` WHERE "status" = 'planned'
UNION ALL SELECT 'shift:' || "id", 'shift', "starts_at", unixepoch() * 1000 FROM `shifts`
UNION ALL SELECT 'hand-over:' || "id", 'hand-over', "ends_at", unixepoch() * 1000 FROM `shifts`
UNION ALL SELECT 'broadcast:' || "id", 'acknowledgement', ("state" ->> '$.at') + "chase_hours" * 3600000, unixepoch() * 1000
FROM `broadcasts` WHERE "chase_at" IS NOT NULL;--> statement-breakpoint
DROP INDEX `broadcasts_to_chase`;--> statement-breakpoint
ALTER TABLE `broadcasts` DROP COLUMN `chase_at`;--> statement-breakpoint
ALTER TABLE `broadcasts` DROP COLUMN `chased`;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_reminders` (
	`subject` text NOT NULL,
	`deadline_at` integer NOT NULL,
	`step` text NOT NULL,
	`ladder` text NOT NULL,
	`tell` text NOT NULL,
	`urgent` integer NOT NULL,
	`due_at` integer NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	PRIMARY KEY(`subject`, `deadline_at`, `step`)
);
--> statement-breakpoint
INSERT INTO `__new_reminders`("subject", "deadline_at", "step", "ladder", "tell", "urgent", "due_at", "state") SELECT "subject", "deadline_at", CASE "ladder"
  WHEN 'hazard-general' THEN '["-72h","-24h","0h","1d","3d","5d"]'
  WHEN 'hazard-major' THEN '["-72h","-24h","-2h","0h","4h","24h","72h"]'
  WHEN 'task' THEN '["-48h","-12h","0h","1d","3d"]'
  ELSE '["-8h","0h","1d"]' END ->> "step", "ladder", "tell", "urgent", "due_at", "state" FROM `reminders`;--> statement-breakpoint
DROP TABLE `reminders`;--> statement-breakpoint
ALTER TABLE `__new_reminders` RENAME TO `reminders`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `reminders_due` ON `reminders` (`state`,`due_at`);--> statement-breakpoint
CREATE TRIGGER `ladders_never_updated` BEFORE UPDATE ON `ladders`
BEGIN SELECT RAISE(ABORT, 'what was set stays'); END;--> statement-breakpoint
CREATE TRIGGER `ladders_never_deleted` BEFORE DELETE ON `ladders`
BEGIN SELECT RAISE(ABORT, 'what was set stays'); END;

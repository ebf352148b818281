CREATE TABLE `digest_facts` (
	`at` integer NOT NULL,
	`owner` text NOT NULL,
	`kind` text NOT NULL,
	`lines` text NOT NULL,
	PRIMARY KEY(`at`, `owner`, `kind`)
);
--> statement-breakpoint
DROP INDEX `outbox_waiting`;--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`lane`,`platform`,`id`) WHERE "outbox"."state" = 'waiting';--> statement-breakpoint
-- Digests that wait were planned without facts: they are planned anew.
UPDATE `people` SET `digested_on` = NULL WHERE `id` IN (SELECT `person_id` FROM `outbox` WHERE `state` = 'waiting' AND `telling` ->> '$.kind' = 'digest');
--> statement-breakpoint
DELETE FROM `outbox` WHERE `state` = 'waiting' AND `telling` ->> '$.kind' IN ('digest', 'group-digest', 'chart');

CREATE TABLE `campaign_history` (
	`campaign_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`event` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `sequence`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`template` text NOT NULL,
	`year` integer NOT NULL,
	`name` text,
	`purpose` text NOT NULL,
	`periods` text NOT NULL,
	`scope` text NOT NULL,
	`department_ids` text NOT NULL,
	`leader_ids` text NOT NULL,
	`goal` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`status` text NOT NULL,
	`state` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`occasion` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaigns_number_unique` ON `campaigns` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `campaigns_occasion_unique` ON `campaigns` (`occasion`);--> statement-breakpoint
CREATE INDEX `campaigns_by_status` ON `campaigns` (`status`,`from_on`);--> statement-breakpoint
CREATE TABLE `task_history` (
	`task_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`event` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`task_id`, `sequence`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`campaign_id` text NOT NULL,
	`phase` text NOT NULL,
	`unit_id` text NOT NULL,
	`team_id` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`planned_on` text NOT NULL,
	`draw_id` text,
	`status` text NOT NULL,
	`state` text NOT NULL,
	`planned_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_number_unique` ON `tasks` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_one_a_phase` ON `tasks` (`campaign_id`,`phase`,`unit_id`) WHERE status <> 'dropped';--> statement-breakpoint
CREATE INDEX `tasks_by_team` ON `tasks` (`team_id`,`status`,`planned_on`);--> statement-breakpoint
CREATE INDEX `tasks_by_unit` ON `tasks` (`unit_id`);--> statement-breakpoint
CREATE INDEX `tasks_by_day` ON `tasks` (`status`,`to_on`);--> statement-breakpoint
CREATE TABLE `team_people` (
	`team_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`team_id`, `person_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `team_people_by_person` ON `team_people` (`person_id`);--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`number` integer NOT NULL,
	`leader_id` text,
	`sub_district_ids` text NOT NULL,
	`industries` text NOT NULL,
	`capacity` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`leader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `teams_by_campaign` ON `teams` (`campaign_id`);
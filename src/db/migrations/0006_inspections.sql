CREATE TABLE `checklists` (
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`items` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`kind`, `version`)
);
--> statement-breakpoint
CREATE TABLE `inspection_results` (
	`task_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`result` text NOT NULL,
	`list_kind` text NOT NULL,
	`list_version` integer NOT NULL,
	`answers` text NOT NULL,
	`files` text NOT NULL,
	`present` text,
	`remark` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`task_id`, `sequence`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `inspection_results_by_time` ON `inspection_results` (`at`);--> statement-breakpoint
CREATE TABLE `measures` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`kind` text NOT NULL,
	`quantity` integer NOT NULL,
	`value_yuan` integer,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `measures_by_task` ON `measures` (`task_id`);--> statement-breakpoint
CREATE INDEX `measures_by_time` ON `measures` (`at`);--> statement-breakpoint
CREATE TABLE `papers` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`kind` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`reference` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `papers_number` ON `papers` (`kind`,`year`,`number`);--> statement-breakpoint
CREATE INDEX `papers_by_task` ON `papers` (`task_id`);--> statement-breakpoint
CREATE INDEX `papers_by_time` ON `papers` (`at`);--> statement-breakpoint
CREATE TABLE `task_answers` (
	`task_id` text NOT NULL,
	`item` text NOT NULL,
	`verdict` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`task_id`, `item`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `task_checklists` (
	`task_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `task_files` (
	`task_id` text NOT NULL,
	`file_id` text NOT NULL,
	`item` text,
	PRIMARY KEY(`task_id`, `file_id`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `task_hazards` (
	`task_id` text NOT NULL,
	`hazard_id` text NOT NULL,
	`item` text,
	PRIMARY KEY(`task_id`, `hazard_id`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hazard_id`) REFERENCES `hazards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_hazards_one_an_item` ON `task_hazards` (`task_id`,`item`) WHERE item IS NOT NULL;--> statement-breakpoint
CREATE INDEX `task_hazards_by_hazard` ON `task_hazards` (`hazard_id`);
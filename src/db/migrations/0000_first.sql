CREATE TABLE `cards` (
	`hazard_id` text NOT NULL,
	`platform` text NOT NULL,
	`chat` text NOT NULL,
	`conversation` text NOT NULL,
	`message` text NOT NULL,
	`thread` text,
	`private` integer NOT NULL,
	`person_id` text,
	`fingerprint` text NOT NULL,
	PRIMARY KEY(`hazard_id`, `platform`, `chat`),
	FOREIGN KEY (`hazard_id`) REFERENCES `hazards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cards_by_message` ON `cards` (`platform`,`conversation`,`message`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`platform` text NOT NULL,
	`chat` text NOT NULL,
	`user_id` text NOT NULL,
	`state` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`platform`, `chat`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`platform` text NOT NULL,
	`chat` text NOT NULL,
	`thread` text,
	`private` integer NOT NULL,
	`person_id` text,
	`hazard_id` text,
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
	FOREIGN KEY (`hazard_id`) REFERENCES `hazards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key_unique` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`lane`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_by_chat` ON `outbox` (`platform`,`chat`,`state`,`id`);--> statement-breakpoint
CREATE TABLE `quarantine` (
	`key` text PRIMARY KEY NOT NULL,
	`platform` text NOT NULL,
	`envelope` text NOT NULL,
	`problem` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `requests` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`platform` text NOT NULL,
	`platform_file_id` text NOT NULL,
	`name` text,
	`mime_type` text,
	`size` integer,
	`album` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`hazard_id` text,
	`sha256` text,
	`stored_at` integer,
	`latitude` real,
	`longitude` real,
	`taken_at` integer,
	`problem` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	FOREIGN KEY (`hazard_id`) REFERENCES `hazards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `evidence_by_hazard` ON `evidence` (`hazard_id`);--> statement-breakpoint
CREATE INDEX `evidence_to_copy` ON `evidence` (`due_at`);--> statement-breakpoint
CREATE INDEX `evidence_by_album` ON `evidence` (`album`);--> statement-breakpoint
CREATE TABLE `hazard_history` (
	`hazard_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`event` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`hazard_id`, `sequence`),
	FOREIGN KEY (`hazard_id`) REFERENCES `hazards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `history_by_time` ON `hazard_history` (`at`);--> statement-breakpoint
CREATE TABLE `hazards` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
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
	`state` text NOT NULL,
	`deadline_at` integer,
	`assignee_id` text,
	`changed_at` integer NOT NULL,
	`seal` text NOT NULL,
	FOREIGN KEY (`reporter_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sub_district_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hazards_number_unique` ON `hazards` (`number`);--> statement-breakpoint
CREATE INDEX `hazards_by_unit` ON `hazards` (`unit_id`,`status`);--> statement-breakpoint
CREATE INDEX `hazards_by_status` ON `hazards` (`status`,`number`);--> statement-breakpoint
CREATE INDEX `hazards_by_reporter` ON `hazards` (`reporter_id`,`number`);--> statement-breakpoint
CREATE INDEX `hazards_by_department` ON `hazards` (`department_id`,`status`,`number`);--> statement-breakpoint
CREATE INDEX `hazards_by_sub_district` ON `hazards` (`sub_district_id`,`status`,`number`);--> statement-breakpoint
CREATE INDEX `hazards_by_deadline` ON `hazards` (`status`,`deadline_at`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`platform` text NOT NULL,
	`user_id` text NOT NULL,
	`person_id` text NOT NULL,
	`chat` text NOT NULL,
	`gone_reason` text,
	`gone_at` integer,
	PRIMARY KEY(`platform`, `user_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `accounts_by_person` ON `accounts` (`person_id`);--> statement-breakpoint
CREATE TABLE `invites` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`post` text,
	`person_id` text,
	`uses_left` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "uses_left" CHECK("invites"."uses_left" >= 0)
);
--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`industries` text NOT NULL,
	`categories` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organizations_name_zh_unique` ON `organizations` (`name_zh`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`organization_id` text,
	`unit_id` text,
	`language` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`prefers` text NOT NULL,
	`enrolled_at` integer NOT NULL,
	`left_at` integer,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `people_by_role` ON `people` (`role`,`active`);--> statement-breakpoint
CREATE INDEX `people_by_organization` ON `people` (`organization_id`);--> statement-breakpoint
CREATE INDEX `people_by_unit` ON `people` (`unit_id`);--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`import_key` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text,
	`address` text,
	`latitude` real,
	`longitude` real,
	`industry` text,
	`sub_district_id` text,
	`department_id` text,
	`contact_name` text,
	`contact_phone` text,
	`key_monitored` integer DEFAULT false NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`sub_district_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `units_number_unique` ON `units` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `units_import_key_unique` ON `units` (`import_key`);--> statement-breakpoint
CREATE INDEX `units_by_sub_district` ON `units` (`sub_district_id`);--> statement-breakpoint
CREATE INDEX `units_by_department` ON `units` (`department_id`);
--> statement-breakpoint
CREATE VIRTUAL TABLE `unit_search` USING fts5(grams, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
--> statement-breakpoint
CREATE VIRTUAL TABLE `unit_vocabulary` USING fts5vocab('unit_search', 'row');
--> statement-breakpoint
CREATE VIRTUAL TABLE `hazard_search` USING fts5(grams, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
--> statement-breakpoint
CREATE TRIGGER `hazard_history_never_updated` BEFORE UPDATE ON `hazard_history` BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `hazard_history_never_deleted` BEFORE DELETE ON `hazard_history` BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `hazards_never_deleted` BEFORE DELETE ON `hazards` BEGIN SELECT RAISE(ABORT, 'a hazard is never deleted'); END;

--> statement-breakpoint
INSERT INTO `organizations` (`id`,`kind`,`name_zh`,`name_en`,`industries`,`categories`) VALUES
('emergency-management','department','应急管理局','Emergency Management Bureau','["chemicals", "fireworks", "mine", "manufacturing", "warehouse", "idle-factory", "other"]','["dangerous-chemicals", "illegal-fireworks", "ammonia-and-tanks", "uncertified-operator", "three-violations", "other"]'),
('public-security','department','公安分局','Public Security Bureau','["rental-housing"]','["flammables-in-dwelling"]'),
('fire-and-rescue','department','消防救援大队','Fire and Rescue Brigade','["crowded-place"]','["no-fire-equipment", "major-fire-hazard", "three-in-one", "blocked-exit", "electrical-wiring"]'),
('market-regulation','department','市场监督管理局','Market Regulation Bureau','["special-equipment", "retail", "catering"]','["special-equipment"]'),
('urban-management','department','城市管理局','Urban Management Bureau','[]','["illegal-building", "gas"]'),
('housing-and-construction','department','住房和城乡建设局','Housing and Construction Bureau','["construction"]','["unauthorised-alteration", "unlawful-partition", "edge-protection", "scaffolding-and-cranes"]'),
('culture-and-tourism','department','文化和旅游局','Culture and Tourism Bureau','[]','[]'),
('education','department','教育局','Education Bureau','["school"]','[]'),
('agriculture','department','农业农村局','Agriculture and Rural Affairs Bureau','[]','["straw-burning"]'),
('industry-and-information','department','工业和信息化局','Industry and Information Technology Bureau','[]','[]'),
('water-affairs','department','水务局','Water Affairs Bureau','[]','["flood-risk"]'),
('health','department','卫生健康局','Health Bureau','["hospital"]','[]'),
('transport','department','交通运输局','Transport Bureau','[]','[]'),
('commerce','department','商务局','Commerce Bureau','["petrol-station"]','[]'),
('civil-affairs','department','民政局','Civil Affairs Bureau','[]','[]'),
('natural-resources','department','自然资源局','Natural Resources Bureau','[]','[]'),
('ecology-and-environment','department','生态环境局','Ecology and Environment Bureau','[]','[]'),
('parks-and-greening','department','园林绿化局','Parks and Greening Bureau','[]','[]');

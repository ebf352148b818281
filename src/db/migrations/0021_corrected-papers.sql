DROP INDEX `papers_number`;--> statement-breakpoint
ALTER TABLE `papers` ADD `corrects` text;--> statement-breakpoint
CREATE UNIQUE INDEX `papers_number` ON `papers` (`kind`,`year`,`number`) WHERE corrects IS NULL;
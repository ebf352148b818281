CREATE TABLE `organizations_version` (
	`version` text NOT NULL
);
--> statement-breakpoint
INSERT INTO `organizations_version` VALUES (hex(randomblob(16)));--> statement-breakpoint
CREATE TRIGGER `organizations_added` AFTER INSERT ON `organizations`
BEGIN UPDATE `organizations_version` SET `version` = hex(randomblob(16)); END;--> statement-breakpoint
CREATE TRIGGER `organizations_changed` AFTER UPDATE ON `organizations`
BEGIN UPDATE `organizations_version` SET `version` = hex(randomblob(16)); END;--> statement-breakpoint
CREATE TRIGGER `organizations_removed` AFTER DELETE ON `organizations`
BEGIN UPDATE `organizations_version` SET `version` = hex(randomblob(16)); END;

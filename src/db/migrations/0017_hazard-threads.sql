CREATE TABLE `hazard_threads` (
	`platform` text NOT NULL,
	`conversation` text NOT NULL,
	`message` text NOT NULL,
	`hazard_id` text NOT NULL,
	PRIMARY KEY(`platform`, `conversation`, `message`),
	FOREIGN KEY (`hazard_id`) REFERENCES `hazards`(`id`) ON UPDATE no action ON DELETE no action
);

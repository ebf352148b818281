/**
 * The database's own clock, UTC ms, in SQL: leases and paces are kept by it, so that processes whose clocks differ
 * agree.
 */
export const databaseNow = "CAST(unixepoch('subsec') * 1000 AS INTEGER)"

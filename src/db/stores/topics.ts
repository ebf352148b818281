/** SQL: the forum topic of a row that has `platform` and `thread`, else empty (`topicOf` in the domain). */
export const topicOfRow = (row: string): string =>
  `iif(${row}.platform = 'telegram', coalesce(${row}.thread, ''), '')`

/** SQL: what a topic adds to the key of a message, so that each topic of a group gets its own. */
export const suffixOf = (topic: string): string => `iif(${topic} = '', '', ':' || ${topic})`

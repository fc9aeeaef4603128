/** What apps keep with an issue, a comment or a worklog: JSON by key. */
export type EntityProperties = ReadonlyMap<string, unknown>;

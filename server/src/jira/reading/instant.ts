import { z } from 'zod';

/** "2026-11-23T10:00:00.000+0100" as Jira writes it, or the Date jira.js made of it → ISO 8601 in UTC. */
export const instantSchema = z.unknown().transform((value, context) => {
  const time =
    value instanceof Date ? value.getTime() : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  context.addIssue({ code: 'custom', message: 'is not a time' });
  return z.NEVER;
});

import { z } from 'zod';
import { daySchema } from '../jira.ts';

/** What a site calls things, for whoever wants to name one rightly. */
export const lookUpKinds = [
  'project',
  'type',
  'field',
  'person',
  'component',
  'version',
  'sprint',
  'board',
  'status',
  'priority',
  'link type',
] as const;
export type LookUpKind = (typeof lookUpKinds)[number];

export const lookUpInputSchema = z.strictObject({
  kind: z.enum(lookUpKinds),
  text: z.string().min(1).max(255).optional().describe('Roughly its name; left out: all'),
  project: z.string().min(1).max(255).optional().describe('Demanded for components and versions'),
});
export type LookUpInput = z.infer<typeof lookUpInputSchema>;

const matchSchema = z.object({
  name: z.string(),
  score: z.number().optional().describe('How well it fits the text, at most 1'),
  key: z.string().optional().describe('Of a project'),
  state: z.string().optional().describe('"released", "active", "to do", "sub-task", "scrum"'),
  from: daySchema.optional(),
  to: daySchema.optional().describe('Of a version: when it is released'),
  of: z.string().optional().describe('The project or board it belongs to, or who leads it'),
  email: z.string().optional().describe('Of people, where they show it'),
  requiredFor: z.array(z.string()).optional().describe('Types that cannot be created without the field'),
  options: z.array(z.string()).optional().describe('What a field takes; the first 30'),
  moreOptions: z.int().optional(),
  about: z.string().optional().describe("Somebody's words on it"),
});
export type LookUpMatch = z.infer<typeof matchSchema>;

export const lookUpOutputSchema = z.object({
  kind: z.enum(lookUpKinds),
  project: z.string().optional().describe('Key of the project that was looked at'),
  total: z.int().describe('How many fit in all'),
  matches: z.array(matchSchema).describe('The best first'),
  note: z.string().optional().describe('What could not be looked at, or would tell more'),
});
export type LookUpOutput = z.infer<typeof lookUpOutputSchema>;

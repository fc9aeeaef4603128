import { z } from 'zod';

/** The kinds of action a person may allow without being asked each time. What deletes is never among them. */
export const allowableActions = ['create', 'change', 'comment', 'work', 'follow', 'link', 'attach'] as const;
export const allowableActionSchema = z.enum(allowableActions);
export type AllowableAction = z.infer<typeof allowableActionSchema>;

/** Every kind of action of a plan; one that does several things counts as the one that needs the most care. */
export const actionSchema = z.enum([...allowableActions, 'delete', 'undo']);
export type Action = z.infer<typeof actionSchema>;

/** How far an approval reaches beyond the plan it was given for. */
export const allowedWhereSchema = z.enum(['conversation', 'always']);
export type AllowedWhere = z.infer<typeof allowedWhereSchema>;

/** Plans of more issues than this are always asked about. */
export const mostIssuesUnasked = 20;

/** GET /api/rules: what the caller has allowed, and what the server's administrator allows at all. */
export const rulesSchema = z.object({
  readOnly: z.boolean().describe('The caller wants nothing in Jira changed'),
  allowed: z.array(allowableActionSchema).describe('Done without asking, in every conversation'),
  server: z.object({
    readOnly: z.boolean().describe('READ_ONLY: nobody changes anything'),
    projects: z.array(z.string()).nullable().describe('WRITE_PROJECTS: keys; null when all are open'),
  }),
});
export type Rules = z.infer<typeof rulesSchema>;

/** PUT /api/rules */
export const changedRulesSchema = z.strictObject({
  readOnly: z.boolean(),
  allowed: z.array(allowableActionSchema).max(allowableActions.length),
});
export type ChangedRules = z.infer<typeof changedRulesSchema>;

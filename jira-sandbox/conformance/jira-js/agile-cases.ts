import type { Case } from './case.ts';

/** Boards, backlogs, epics and sprints. */
export const agileCases: readonly Case[] = [];

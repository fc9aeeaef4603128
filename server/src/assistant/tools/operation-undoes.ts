import { z } from 'zod';

/** The id of the change in the journal that an operation undoes. */
export const undoes = z.string().optional();

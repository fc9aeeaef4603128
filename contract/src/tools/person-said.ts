import { z } from 'zod';

/** A person as people name them. */
export const personSaid = z.string().min(1).max(200).describe('"me", "nobody", or a name');

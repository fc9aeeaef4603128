import { z } from 'zod';

/** A person as people name them: "me", "nobody", or a name. */
export const personSaid = z.string().min(1).max(200);

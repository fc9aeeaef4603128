import { z } from 'zod';

const valueSaid = z.union([
  z.string().max(32_767),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().min(1).max(255)).max(100),
]);

/** Fields of an issue by their names, with values as people say them. */
export const fieldsSaid = z.record(z.string().min(1).max(255), valueSaid);

import { z } from 'zod';

/** The 48 or 24 pixel image, when it is served over https; null otherwise. */
export const avatarSchema = z
  .record(z.string(), z.unknown())
  .nullish()
  .catch(null)
  .transform((urls) => {
    const url = urls?.['48x48'] ?? urls?.['24x24'];
    return typeof url === 'string' && url.length <= 2_000 && /^https:\/\//i.test(url) ? url : null;
  });

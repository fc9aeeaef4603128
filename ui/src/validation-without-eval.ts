import { config } from 'zod';

// Zod compiles its object schemas with `new Function` where it may. Under a content security policy without
// 'unsafe-eval' (our pages', and every extension page's) even the attempt is reported as a violation, so it is switched
// off. Entries import this file before anything that builds a schema.
config({ jitless: true });

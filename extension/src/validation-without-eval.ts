import { config } from 'zod';

// Zod compiles its object schemas with `new Function` where it may. The policy of an extension forbids that, and even
// the attempt is reported as a violation, so it is switched off. Every entry imports this file first.
config({ jitless: true });

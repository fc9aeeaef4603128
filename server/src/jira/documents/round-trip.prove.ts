import { test } from 'vitest';
import { provesOneEdit, provesRoundTrip } from './round-trip.test-rig.ts';

test('100,000 documents survive Markdown', () => provesRoundTrip(100_000));

test('20,000 edits of one paragraph leave every other node as it was', () => provesOneEdit(20_000));

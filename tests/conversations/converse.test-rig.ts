import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { chores } from './all-chores.ts';
import type { Conversation } from './chore.ts';
import { openStage, type Stage } from './stage.ts';
import { openTalk } from './talk.ts';

/** Every conversation that is for this model, each a test; all on one stage. */
export function converseWith(model: Conversation['models'][number]): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.sandbox.faults.clear());
  afterAll(() => stage.close());

  for (const [chore, conversations] of Object.entries(chores)) {
    const told = conversations.filter(({ models }) => models.includes(model));
    if (told.length === 0) continue;
    describe(chore, () => {
      for (const { title, person, run } of told) {
        it(title, async () => run(await openTalk(stage, model, person(stage))));
      }
    });
  }
}

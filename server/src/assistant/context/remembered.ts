import type { ModelMessage, ToolSet } from 'ai';
import type { Ambient } from '../../ambient.ts';
import type { Message } from '../conversation.ts';
import type { FileParts } from '../files/file-parts.ts';
import { historyFor } from '../history.ts';
import type { Answering } from '../models/model-chain.ts';
import type { ModelSource, ModelTurn } from '../models/model-source.ts';
import type { TurnLimits } from '../turn-limits.ts';
import { recall } from './recall.ts';
import { summarise, summaryAsData } from './summarise.ts';
import type { SummaryStore } from './summary.ts';

export interface RememberedParts {
  readonly model: Pick<ModelSource, 'forText'>;
  readonly summaries: SummaryStore;
  readonly ambient: Pick<Ambient, 'now'>;
  readonly limits: Pick<TurnLimits, 'contextTokens'>;
}

export interface RememberedTurn {
  readonly conversationId: string;
  readonly messages: readonly Message[];
  readonly tools: ToolSet;
  readonly files: Pick<FileParts, 'partOf'>;
  readonly signal: AbortSignal;
  /** For the model that sums up. */
  readonly writing: Omit<ModelTurn, 'situation' | 'onAnswering'>;
}

/** The newest messages as a model is sent them, and before them, as data, a summary of the older ones. */
export async function remembered(parts: RememberedParts, turn: RememberedTurn): Promise<ModelMessage[]> {
  const { messages, tools, files, writing } = turn;
  const { contextTokens } = parts.limits;
  let model = '';
  const onAnswering = (by: Answering) => {
    model = by.model;
  };
  const writer = parts.model.forText({ ...writing, onAnswering });
  // The built-in model looks only at what was said last: nothing is summed up for it alone.
  if (writer === null) return historyFor(messages, tools, files);
  const recalled = await recall(
    {
      summaries: parts.summaries,
      contextTokens,
      now: () => parts.ambient.now(),
      summarise: async (older, earlier) => ({
        text: await summarise(writer, older, earlier, { contextTokens, signal: turn.signal }),
        model,
      }),
      log: writing.log,
    },
    turn.conversationId,
    messages,
  );
  const newest = await historyFor(recalled.messages, tools, files);
  return recalled.summary === null
    ? newest
    : [{ role: 'user', content: summaryAsData(recalled.summary) }, ...newest];
}

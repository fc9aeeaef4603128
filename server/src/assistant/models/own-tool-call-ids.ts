import type { LanguageModelV4, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { passedOn } from './passed-on.ts';

/**
 * Gives every tool call an id of ours. Approvals are kept under these ids, and servers are careless with them:
 * some count from zero in every answer, some send the tool's name. Nine letters and digits, because Mistral's
 * models accept nothing else when the call is sent back to them.
 */
export function withOwnToolCallIds(model: LanguageModelV4, newId: () => string): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    async doGenerate(options) {
      const own = ownIds(newId);
      const result = await model.doGenerate(options);
      return {
        ...result,
        content: result.content.map((part) =>
          part.type === 'tool-call' ? { ...part, toolCallId: own(part.toolCallId) } : part,
        ),
      };
    },
    async doStream(options) {
      const own = ownIds(newId);
      const result = await model.doStream(options);
      return { ...result, stream: passedOn(result.stream, { part: (part) => rename(part, own) }) };
    },
  };
}

function ownIds(newId: () => string): (theirs: string) => string {
  const known = new Map<string, string>();
  return (theirs) => {
    const own = known.get(theirs) ?? newId().replaceAll('-', '').slice(0, 9);
    known.set(theirs, own);
    return own;
  };
}

function rename(part: LanguageModelV4StreamPart, own: (theirs: string) => string): LanguageModelV4StreamPart {
  switch (part.type) {
    case 'tool-input-start':
    case 'tool-input-delta':
    case 'tool-input-end':
      return { ...part, id: own(part.id) };
    case 'tool-call':
      return { ...part, toolCallId: own(part.toolCallId) };
    default:
      return part;
  }
}

import type { LanguageModelV4, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import type { CodedError } from '../../coded-error.ts';
import type { LanguageModelConfig, ModelConfig } from '../../model-settings.ts';
import type { SpentTokens } from '../../usage/model-usage.ts';
import type { Answering, ChainLimits } from './model-chain.ts';
import { createModelSource, type ModelSource } from './model-source.ts';
import { anthropicMessages } from './scripted-anthropic.ts';
import { type ScriptedModelServer, startScriptedModelServer } from './scripted-model-server.ts';

/** For tests: a protocol, the server that speaks it, and what is particular to it. */
export interface ProviderUnderTest {
  readonly provider: LanguageModelConfig['provider'];
  readonly path: string;
  readonly key: { readonly header: string; readonly value: string };
  readonly start: () => Promise<ScriptedModelServer>;
  readonly otherJson: string;
  readonly failingStream: string;
}

const openAI = {
  path: '/v1/chat/completions',
  start: () => startScriptedModelServer(),
  otherJson: 'data: {"hello":"world"}\n\ndata: [DONE]\n\n',
  failingStream: 'data: {"error":{"message":"overloaded"}}\n\n',
};

export const providersUnderTest: readonly ProviderUnderTest[] = [
  {
    provider: 'openai-compatible',
    key: { header: 'authorization', value: 'Bearer sk-test' },
    ...openAI,
  },
  { provider: 'azure-openai', key: { header: 'api-key', value: 'sk-test' }, ...openAI },
  {
    provider: 'anthropic',
    key: { header: 'x-api-key', value: 'sk-test' },
    path: '/v1/messages',
    start: () => startScriptedModelServer(anthropicMessages),
    otherJson: 'data: {"hello":"world"}\n\n',
    failingStream:
      'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n',
  },
];

/** Models as a turn sees them, on a clock that the test moves. Nothing waits: what was slept is written down. */
export class ModelsUnderTest {
  readonly slept: number[] = [];
  readonly answering: Answering[] = [];
  readonly logged: unknown[] = [];
  readonly spent: SpentTokens[] = [];
  usedUp: CodedError | null = null;
  readonly source: ModelSource;
  now = Date.parse('2026-11-24T09:00:00Z');
  #ids = 0;

  constructor(configs: readonly ModelConfig[], limits: Partial<ChainLimits> = {}) {
    this.source = createModelSource(
      configs,
      {
        fetch,
        random: () => 0,
        now: () => this.now,
        newId: () => `0000000${++this.#ids}-aaaa`,
        sleep: async (milliseconds) => void this.slept.push(milliseconds),
      },
      {
        firstPartMs: 5_000,
        firstPartWithOthersMs: 5_000,
        silenceMs: 5_000,
        contextTokens: 24_000,
        ...limits,
      },
    );
  }

  model(): LanguageModelV4 {
    return this.source.forTurn({
      situation: async () => ({
        now: this.now,
        timeZone: 'UTC',
        vocabulary: { projects: [], types: [], statuses: [], priorities: [] },
        context: {},
      }),
      onAnswering: (by) => this.answering.push(by),
      usedUp: async () => this.usedUp,
      onSpent: (spent) => this.spent.push(spent),
      log: (error) => this.logged.push(error),
    });
  }

  /** Rejects when nothing was said; a failure after that is the last part. */
  async ask(signal?: AbortSignal): Promise<LanguageModelV4StreamPart[]> {
    const { stream } = await this.model().doStream({
      prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
      ...(signal === undefined ? {} : { abortSignal: signal }),
    });
    const parts: LanguageModelV4StreamPart[] = [];
    for await (const part of stream) parts.push(part);
    return parts;
  }
}

export function textIn(parts: readonly LanguageModelV4StreamPart[]): string {
  return parts.flatMap((part) => (part.type === 'text-delta' ? [part.delta] : [])).join('');
}

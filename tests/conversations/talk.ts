import { randomUUID } from 'node:crypto';
import { type ChatRequest, type Plan, sentFileSchema } from '@sidelight/contract';
import type { Person } from '@sidelight/jira-sandbox';
import type { ScriptedAnswer } from '../../server/src/assistant/models/scripted-model-server.ts';
import { readTurn, type Turn } from '../../server/src/assistant/turn.test-rig.ts';
import type { JiraRest } from './jira-rest.ts';
import type { ModelName, Stage } from './stage.ts';

/** One conversation of one person with one model. */
export interface Talk {
  readonly jira: JiraRest;
  readonly model: ModelName;
  readonly stage: Stage;
  /** Says the sentence; a scripted model answers with the script, and then with a closing word. */
  says(sentence: string, ...script: ScriptedAnswer[]): Promise<Turn>;
  /** The same with more of a request: the page, the change whose Undo was pressed. */
  saysOn(about: About, sentence: string, ...script: ScriptedAnswer[]): Promise<Turn>;
  /** Adds files to the conversation; answers their ids, for `saysOn`. */
  adds(files: Readonly<Record<string, Uint8Array | string>>): Promise<string[]>;
  throwsAway(fileId: string): Promise<void>;
  /** Says it, demands one plan, and answers that. */
  proposes(sentence: string, ...script: ScriptedAnswer[]): Promise<Plan>;
  proposesOn(about: About, sentence: string, ...script: ScriptedAnswer[]): Promise<Plan>;
  /** A scripted model goes on with the script, and then with a closing word. */
  decides(plan: Plan, approved: boolean, ...script: ScriptedAnswer[]): Promise<Turn>;
  /** Says it, demands one plan, approves it, and demands that it was carried out. */
  carriesOut(sentence: string, ...script: ScriptedAnswer[]): Promise<Done>;
  approves(plan: Plan): Promise<Done>;
}

export type About = Omit<Extract<ChatRequest['action'], { kind: 'message' }>, 'kind' | 'messageId' | 'text'>;

/** What came of an approved plan. */
export interface Done {
  readonly turn: Turn;
  readonly output: WriteFacts;
}

/** What each write answers, as loosely as a foreign client would read it. */
export interface WriteFacts {
  readonly issue: { readonly key: string };
  readonly done: string;
  readonly ignoredFields: readonly string[];
  readonly changeId?: string;
  readonly many?: {
    readonly total: number;
    readonly done: number;
    readonly issues: readonly { readonly key: string; readonly summary: string }[];
    readonly failed: readonly {
      readonly key: string | null;
      readonly summary: string;
      readonly why: string;
    }[];
  };
}

/** What a scripted model says when its tools have answered. */
export const closingWord = 'That is all.';

export async function openTalk(stage: Stage, model: ModelName, person: Person): Promise<Talk> {
  const browser = await stage.signedIn(model, person);
  const conversationId = randomUUID();
  const send = async (action: ChatRequest['action'], script: readonly ScriptedAnswer[]): Promise<Turn> => {
    stage.model.forget();
    stage.model.answer(...script, { text: closingWord });
    const body = { conversationId, timeZone: 'Europe/Berlin', action };
    return readTurn(await browser.post('/api/chat', body));
  };
  const talk: Talk = {
    jira: stage.jira,
    model,
    stage,
    says: (sentence, ...script) => talk.saysOn({}, sentence, ...script),
    saysOn: (about, text, ...script) =>
      send({ kind: 'message', messageId: randomUUID(), text, ...about }, script),
    async adds(files) {
      const ids: string[] = [];
      for (const [name, content] of Object.entries(files)) {
        const answer = await browser.upload(conversationId, name, content);
        ids.push(sentFileSchema.parse(await answer.json()).id);
      }
      return ids;
    },
    async throwsAway(fileId) {
      await browser.send('DELETE', `/api/files/${fileId}`);
    },
    proposes: (sentence, ...script) => talk.proposesOn({}, sentence, ...script),
    async proposesOn(about, sentence, ...script) {
      const turn = await talk.saysOn(about, sentence, ...script);
      const [plan, ...others] = turn.plans;
      if (plan === undefined || others.length > 0) {
        throw new Error(`"${sentence}" led to ${turn.plans.length} plans: ${wordsOf(turn)}`);
      }
      return plan;
    },
    decides({ toolCallId }, approved, ...script) {
      // A person never decides in the millisecond of the proposal; the journal orders by time.
      stage.advance(1_000);
      return send({ kind: 'decision', toolCallId, approved }, script);
    },
    carriesOut: async (sentence, ...script) => talk.approves(await talk.proposes(sentence, ...script)),
    async approves(plan) {
      const turn = await talk.decides(plan, true);
      const [output] = outputsOf<WriteFacts>(turn);
      if (output === undefined) throw new Error(`"${plan.title}" was not carried out: ${wordsOf(turn)}`);
      return { turn, output };
    },
  };
  return talk;
}

/** What the tools answered in a turn, in order. */
export function outputsOf<Output>(turn: Turn): Output[] {
  return turn.chunks.flatMap((chunk) =>
    chunk.type === 'tool-output-available' ? [chunk['output'] as Output] : [],
  );
}

/** The same, with what its tools answered. */
export function allWordsOf(turn: Turn): string {
  const done = outputsOf<Partial<WriteFacts>>(turn).flatMap((output) => output.done ?? []);
  return [wordsOf(turn), ...done].join('\n');
}

/** Everything a turn tells the person: text, errors of tools, problems and refusals. */
export function wordsOf(turn: Turn): string {
  const errors = turn.chunks.flatMap((chunk) =>
    chunk.type === 'tool-output-error' ? [String(chunk['errorText'])] : [],
  );
  const problems = [...turn.problems, ...(turn.refusal === null ? [] : [turn.refusal])];
  const said = problems.flatMap(({ code, title, detail }) => [code, title, detail ?? '']);
  return [turn.text, ...errors, ...said].filter((words) => words !== '').join('\n');
}

import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { ask } from './ask.ts';
import { type ModelRequest, startModelServer } from './model-server.ts';
import { startProduct } from './product.ts';
import type { Row } from './row.ts';
import { typicalQuestions } from './typical-questions.ts';

/**
 * What a language model is sent, in tokens (o200k): the tools, and results of the typical questions. The model of
 * the benchmark refuses every request, so that the built-in one, asked after it, calls the tools.
 */
export async function measureModelTokens(): Promise<Row[]> {
  const server = await startModelServer(() => ({ kind: 'refused' }));
  const product = await startProduct(
    {},
    {
      MODEL_PROVIDER: 'openai-compatible',
      MODEL_BASE_URL: server.baseUrl,
      MODEL_NAME: 'bench',
      MODEL_2_PROVIDER: 'built-in',
    },
  );
  try {
    const results: { question: string; tokens: number; whole: number }[] = [];
    for (const { text } of typicalQuestions) {
      const before = server.requests.length;
      const stream = await ask(product, text);
      const told = server.requests
        .slice(before)
        .at(-1)
        ?.messages.filter(({ role }) => role === 'tool');
      if (told === undefined || told.length === 0) continue;
      const whole = [...stream.matchAll(/"type":"tool-output-available".*?"output":(.*)}\n/g)];
      results.push({
        question: text,
        tokens: tokensOf(told.map(({ content }) => content)),
        whole: whole.reduce((sum, [, output = '']) => sum + encode(output).length, 0),
      });
    }
    const [first] = server.requests;
    if (first === undefined) throw new Error('The model was never asked.');
    return [toolRow(first), resultRow(results)];
  } finally {
    await product.stop();
    await server.close();
  }
}

function toolRow({ tools = [], messages }: ModelRequest): Row {
  const each = tools
    .map((tool) => ({ name: tool.function.name, tokens: tokensOf(tool) }))
    .sort((a, b) => b.tokens - a.tokens);
  return {
    what: `the definitions of the ${tools.length} tools, sent with every step`,
    measured: each.reduce((sum, { tokens }) => sum + tokens, 0),
    baseline: { what: 'the instructions beside them', value: tokensOf(messages[0]) },
    limit: { compared: 'value', most: 2_500 },
    unit: 'tokens',
    details: each.map(({ name, tokens }) => `${tokens}  ${name}`),
  };
}

function resultRow(results: readonly { question: string; tokens: number; whole: number }[]): Row {
  const sum = (of: 'tokens' | 'whole') => results.reduce((total, result) => total + result[of], 0);
  return {
    what: `the results of ${results.length} typical questions, as the model gets them`,
    measured: sum('tokens'),
    baseline: { what: 'the same as the panel gets them', value: sum('whole') },
    limit: { compared: 'ratio', most: 0.6 },
    unit: 'tokens',
    details: results.map(({ question, tokens, whole }) => `${tokens} of ${whole}  ${question}`),
  };
}

function tokensOf(value: unknown): number {
  return encode(typeof value === 'string' ? value : JSON.stringify(value)).length;
}

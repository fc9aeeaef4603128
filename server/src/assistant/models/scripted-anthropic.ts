import { inputText, type ScriptedProtocol, scriptedUsage } from './scripted-model-server.ts';

/** For tests: answers as Anthropic's Messages API streams them (https://docs.anthropic.com/en/api/messages-streaming). */
export const anthropicMessages: ScriptedProtocol = (answer) => {
  const blocks =
    'text' in answer
      ? [
          {
            block: { type: 'text', text: '' },
            deltas: (answer.text.match(/.{1,12}/gs) ?? []).map((text) => ({ type: 'text_delta', text })),
          },
        ]
      : answer.calls.map((call, index) => ({
          block: { type: 'tool_use', id: call.id ?? `toolu_${index}`, name: call.name, input: {} },
          deltas: (inputText(call).match(/.{1,15}/gs) ?? []).map((partial_json) => ({
            type: 'input_json_delta',
            partial_json,
          })),
        }));
  const message = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'scripted',
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: scriptedUsage.input, output_tokens: 1 },
  };
  return [
    event('message_start', { message }),
    ...blocks.flatMap(({ block, deltas }, index) => [
      event('content_block_start', { index, content_block: block }),
      event('ping', {}),
      ...deltas.map((delta) => event('content_block_delta', { index, delta })),
      event('content_block_stop', { index }),
    ]),
    event('message_delta', {
      delta: { stop_reason: 'text' in answer ? 'end_turn' : 'tool_use', stop_sequence: null },
      usage: { output_tokens: scriptedUsage.output },
    }),
    event('message_stop', {}),
  ];
};

function event(type: string, fields: object): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
}

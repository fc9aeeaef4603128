import { describe, expect, it } from 'vitest';
import { rememberedConversation } from './remembered-conversation.ts';

const id = '3f2c8a52-5a34-4a0e-9a51-6f3b8a0c6e11';

function memory() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

describe('rememberedConversation', () => {
  it('brings back the conversation until it is forgotten', () => {
    const storage = memory();
    const remembered = rememberedConversation('amelie', () => storage);
    expect(remembered.read()).toBeUndefined();
    remembered.write(id);
    expect(rememberedConversation('amelie', () => storage).read()).toBe(id);
    remembered.forget();
    expect(remembered.read()).toBeUndefined();
  });

  it("does not bring back somebody else's", () => {
    const storage = memory();
    rememberedConversation('amelie', () => storage).write(id);
    expect(rememberedConversation('jonas', () => storage).read()).toBeUndefined();
  });

  it('survives storage that is forbidden or holds rubbish', () => {
    const forbidden = rememberedConversation('amelie', () => {
      throw new Error('denied');
    });
    forbidden.write(id);
    forbidden.forget();
    expect(forbidden.read()).toBeUndefined();
    const rubbish = { ...memory(), getItem: () => '{' };
    expect(rememberedConversation('amelie', () => rubbish).read()).toBeUndefined();
  });
});

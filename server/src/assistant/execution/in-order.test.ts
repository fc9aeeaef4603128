import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('inOrder', () => {
  it('begins each only after those that it waits for, and the others side by side', async () => {
    const said: string[] = [];
    // 0 ← 1 ← 2, 3 alone, 4 waits for 5.
    await inOrder([[], [0], [1], [], [5], []], 3, async (place) => {
      said.push(`begin ${place}`);
      await turn();
      said.push(`end ${place}`);
    });
    const at = (word: string) => said.indexOf(word);
    expect(said).toHaveLength(12);
    expect(at('begin 1')).toBeGreaterThan(at('end 0'));
    expect(at('begin 2')).toBeGreaterThan(at('end 1'));
    expect(at('begin 4')).toBeGreaterThan(at('end 5'));
    expect(said.slice(0, 3)).toEqual(['begin 0', 'begin 3', 'begin 5']);
  });

  it('never has more under way than it may', async () => {
    let now = 0;
    let most = 0;
    await inOrder(
      Array.from({ length: 20 }, () => []),
      4,
      async () => {
        now += 1;
        most = Math.max(most, now);
        await turn();
        now -= 1;
      },
    );
    expect(most).toBe(4);
  });

  it('begins nothing after a failure, ends what is under way, and throws it', async () => {
    const ended: number[] = [];
    const running = inOrder([[], [], [], []], 2, async (place) => {
      if (place === 0) throw new Error('no');
      await turn();
      ended.push(place);
    });
    await expect(running).rejects.toThrow('no');
    expect(ended).toEqual([1]);
  });

  it('does not wait for ever for what waits for itself', async () => {
    await expect(inOrder([[1], [0]], 2, async () => undefined)).rejects.toThrow('wait for each other');
  });

  it('has nothing to do with nothing', async () => {
    await expect(inOrder([], 2, async () => undefined)).resolves.toBeUndefined();
  });
});

import { DatabaseSync } from 'node:sqlite';

/** Changes what is stored of the newest answer, as damage or another version may have left it. */
export function damageNewestAnswer(database: string, damage: (body: string) => string): void {
  const rows = new DatabaseSync(database, { timeout: 5_000 });
  try {
    const row = rows
      .prepare(
        "SELECT rowid AS place, body FROM messages WHERE body LIKE '%assistant%' ORDER BY saved_at DESC, position DESC",
      )
      .get();
    const { place, body } = row ?? {};
    if (typeof place !== 'number' || typeof body !== 'string') throw new Error('No answer is stored.');
    const damaged = damage(body);
    if (damaged === body) throw new Error(`The damage does not fit: ${body}`);
    rows.prepare('UPDATE messages SET body = ? WHERE rowid = ?').run(damaged, place);
  } finally {
    rows.close();
  }
}

/** Contractions and their careless spellings, by folded form, and the words they stand for. */
const contractions: ReadonlyMap<string, readonly string[]> = new Map([
  ...spell(['what', 'who', 'where', 'when', 'how', 'that', 'there', 'it', 'he', 'she', 'here'], 's', 'is'),
  ...spell(['is', 'are', 'was', 'were', 'do', 'does', 'did', 'have', 'has', 'had', 'should'], "n't", 'not'),
  ...spell(['would', 'could', 'must', 'need'], "n't", 'not'),
  ...spell(['i', 'we', 'you', 'they'], 've', 'have'),
  ...spell(['i', 'we', 'you', 'they'], 'll', 'will'),
  ...spell(['i', 'we', 'you', 'they'], 'd', 'would'),
  ...spell(['we', 'you', 'they'], 're', 'are'),
  ["i'm", ['i', 'am']],
  ['im', ['i', 'am']],
  ["won't", ['will', 'not']],
  ["can't", ['can', 'not']],
  ['cant', ['can', 'not']],
  ['cannot', ['can', 'not']],
  ['dont', ['do', 'not']],
  ['doesnt', ['does', 'not']],
  ['didnt', ['did', 'not']],
  ['isnt', ['is', 'not']],
  ['arent', ['are', 'not']],
  ['wasnt', ['was', 'not']],
  ['havent', ['have', 'not']],
  ['hasnt', ['has', 'not']],
  ['whats', ['what', 'is']],
  ['whos', ['who', 'is']],
  ['hows', ['how', 'is']],
  ['wheres', ['where', 'is']],
  ['ive', ['i', 'have']],
]);

function spell(words: readonly string[], ending: string, second: string): [string, string[]][] {
  const apostrophe = ending.includes("'") ? '' : "'";
  return words.map((word) => [`${word}${apostrophe}${ending}`, [word, second]]);
}

export function expandContraction(form: string): readonly string[] | undefined {
  return contractions.get(form);
}

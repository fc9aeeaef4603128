/** For tests: whether a text is what follows `~`. Neither has anything but small plain words. */
export function isSaidIn(query: string, text: string): boolean {
  const words = text.split(' ').filter((word) => word !== '');
  if (query.includes(' OR ')) return query.split(' OR ').some((part) => isSaidIn(part, text));
  if (query.startsWith('"')) {
    const [, phrase = '', slop] = /^"([^"]*)"(?:~(\d+))?$/.exec(query) ?? [];
    if (slop === undefined) return ` ${words.join(' ')} `.includes(` ${phrase} `);
    throw new Error('The naive reading knows no words near each other.');
  }
  return query.split(' ').every((part) => {
    if (part.startsWith('-')) return !isSaidIn(part.slice(1), text);
    const term = part.replace(/^\+/, '');
    if (/[*?]/.test(term)) {
      const pattern = new RegExp(`^${term.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      return words.some((word) => pattern.test(word));
    }
    const fuzzy = /^(.*)~(\d?)$/.exec(term);
    if (fuzzy !== null) return words.some((word) => isLike(word, fuzzy[1] ?? '', Number(fuzzy[2] || 2)));
    return words.includes(term);
  });
}

/** So many slips of the pen at most: a letter more, a letter less, another letter, two neighbours turned round. */
function isLike(word: string, other: string, slips: number): boolean {
  if (word === other) return true;
  if (slips === 0) return false;
  if (word !== '' && word[0] === other[0]) return isLike(word.slice(1), other.slice(1), slips);
  return (
    (word !== '' && isLike(word.slice(1), other, slips - 1)) ||
    (other !== '' && isLike(word, other.slice(1), slips - 1)) ||
    (word !== '' && other !== '' && isLike(word.slice(1), other.slice(1), slips - 1)) ||
    (word.length > 1 &&
      word[0] === other[1] &&
      word[1] === other[0] &&
      isLike(word.slice(2), other.slice(2), slips - 1))
  );
}

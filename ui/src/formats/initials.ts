/** "Amélie Laurent" → "AL". Pictures of people would be fetched from other servers, so initials stand for them. */
export function initialsOf(displayName: string): string {
  const words = displayName.split(/[\s.@_-]+/).filter((word) => /^\p{L}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return `${first?.[0] ?? '?'}${last?.[0] ?? ''}`.toUpperCase();
}

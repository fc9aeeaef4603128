const longest = 200;

/**
 * A name that is nothing but a name: without folders, control and invisible characters, and what a file system or a header
 * gives a meaning to. Keeps its ending when it is cut.
 */
export function fileNameOf(given: string): string {
  const name = (given.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFC')
    // Also what turns the direction of writing round: "photo\u202Egnp.exe" reads as "photoexe.png".
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/["<>:|?*]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');
  if (name === '') return 'file';
  if (name.length <= longest) return name;
  const ending = /\.[^.]{1,20}$/.exec(name)?.[0] ?? '';
  return `${[...name.slice(0, longest - ending.length)].join('')}${ending}`;
}

/**
 * Words that must be quoted to serve as a field, value or function name. Jira reserves far more than it uses
 * (source: "JQL reserved words" in Atlassian's documentation of advanced searching). `changed` and `during` are
 * missing from that list, but Jira's lexer takes them as keywords all the same.
 */
export const reservedWords: ReadonlySet<string> = new Set(
  `
  abort access add after alias all alter and any as asc audit avg before begin between boolean break by byte
  catch cf changed char character check checkpoint collate collation column commit connect continue count
  create current date decimal declare decrement default defaults define delete delimiter desc difference
  distinct divide do double drop during else empty encoding end equals escape exclusive exec execute exists
  explain false fetch field file first float for from function go goto grant greater group having identified
  if immediate in increment index initial inner inout input insert int integer intersect intersection into is
  isempty isnull join last left less like limit lock long max min minus mode modify modulo more multiply next
  noaudit not notin nowait null number object of on option or order outer output power previous prior
  privileges public raise raw remainder rename resource return returns revoke right row rowid rownum rows
  select session set share size sqrt start strict string subtract sum synonym table then to trans transaction
  trigger true uid union unique update user validate values view was when whenever where while with
  `
    .trim()
    .split(/\s+/),
);

/** Ignores case, as all of JQL's words do. */
export function isReservedWord(word: string): boolean {
  return reservedWords.has(word.toLowerCase());
}

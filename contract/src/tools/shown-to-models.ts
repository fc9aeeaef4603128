/** The JSON Schema keyword of `brief`. */
export const briefKeyword = 'x-brief';

/**
 * As `meta` of an object in a tool's input: a model is shown its description alone, for what it holds is spelt out
 * elsewhere in the same input. It is checked in full all the same.
 */
export const brief = { [briefKeyword]: true } as const;

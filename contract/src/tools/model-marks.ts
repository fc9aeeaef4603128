/**
 * Marks of what a model is told of a tool's input. All of it is taken and checked all the same; but each word of a schema is
 * paid for with every step.
 */

/** Not told: a model says it in JQL. */
export const untold = { untold: true } as const;

/** Told by its description alone, without the schema of what is in it. */
export const brief = { brief: true } as const;

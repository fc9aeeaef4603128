/**
 * For tests: the environment of a program that knows only the settings given here, nothing of who runs the tests.
 * What finds and speeds up the program itself stays.
 */
export function bareEnvironment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, NODE_COMPILE_CACHE } = process.env;
  return { PATH, SystemRoot, NODE_COMPILE_CACHE, ...settings };
}

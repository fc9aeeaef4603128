/** Goes on until a signal ends it. */
export async function serveCommand(): Promise<null> {
  const { serve } = await import('../main.ts');
  await serve();
  return null;
}

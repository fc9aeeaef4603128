import type { Api } from '../api/create-api.ts';
import type { Trouble } from '../problems/trouble.ts';

/** What every page is given. */
export interface PageProps {
  readonly api: Api;
  readonly signInProblem: Trouble | undefined;
}

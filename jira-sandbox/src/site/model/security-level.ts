import type { Holder } from '../../permissions/holder.ts';

/** Of an issue security scheme: who else, of those who may browse the project, sees an issue of this level. */
export interface SecurityLevel {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly holders: readonly Holder[];
}

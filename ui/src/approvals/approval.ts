import type { Plan, PlanProgress, WriteOutput } from '@sidelight/contract';

/** Where a change stands, as the person sees it. */
export type ApprovalState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending'; readonly approved: boolean; readonly progress?: PlanProgress | undefined }
  /** The server carries it out, and nobody here hears of it while it does. */
  | { readonly kind: 'running'; readonly progress: PlanProgress }
  | { readonly kind: 'done'; readonly output: WriteOutput | undefined }
  | { readonly kind: 'refused' }
  /** Nobody decided: the conversation went on, or (known only from a stored conversation) it waited too long. */
  | { readonly kind: 'dropped' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'failed'; readonly message: string };

export interface Approval {
  readonly toolCallId: string;
  /** The AI SDK's id of the request; undefined once there is nothing to decide. */
  readonly approvalId: string | undefined;
  readonly plan: Plan;
  readonly state: ApprovalState;
}

/** A waiting change whose time is over can no longer be approved; the server would refuse it too. */
export function stateAt(approval: Approval, now: number): ApprovalState {
  return approval.state.kind === 'waiting' && now >= Date.parse(approval.plan.expiresAt)
    ? { kind: 'expired' }
    : approval.state;
}

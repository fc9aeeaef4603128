export { type SandboxAccess, sandboxAccess } from './access.ts';
export type { Call, TokenRequest } from './call-log.ts';
export type { Fault, FaultMatcher } from './faults.ts';
export { GrantFileError } from './oauth/grant-file.ts';
export type { IssuedTokens } from './oauth/grants.ts';
export { SandboxOptionError, type SandboxOptions } from './options.ts';
export { type Consent, type Sandbox, startSandbox } from './sandbox.ts';
export type {
  AdfDocument,
  AdfNode,
  Comment,
  HistoryEntry,
  HistoryItem,
  Issue,
  Person,
  Project,
  Site,
} from './site/model.ts';
export { SwitchError, type Switches } from './switches.ts';

import './validation-without-eval.ts';

export { type Api, type ApiOptions, createApi } from './api/create-api.ts';
export { NoAnswerError } from './api/no-answer-error.ts';
export { ProblemError } from './api/problem-error.ts';
export { ChatPanel, type ChatPanelProps } from './chat/chat-panel.tsx';
export type { PageContext } from './chat/chat-transport.ts';
export { PageBoundary } from './faults/page-boundary.tsx';
export { SignInError } from './session/sign-in-error.ts';
export { SidelightTheme } from './theme/sidelight-theme.tsx';

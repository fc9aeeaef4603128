import { useMemo } from 'react';
import { ChatPanel } from '../chat/chat-panel.tsx';
import { extensionSignIn, leadingOn } from './extension-window.ts';
import type { PageProps } from './page-props.ts';

export default function ChatPage({ api, signInProblem }: PageProps) {
  const pageApi = useMemo(() => {
    const next = extensionSignIn(new URL(window.location.href));
    return next === null ? api : leadingOn(api, next, (address) => window.location.replace(address));
  }, [api]);
  return <ChatPanel api={pageApi} signInProblem={signInProblem} />;
}

import { useMemo } from 'react';
import type { Api } from '../api/create-api.ts';
import { ChatPanel } from '../chat/chat-panel.tsx';
import { extensionSignIn, leadingOn } from './extension-window.ts';

export default function ChatPage({ api }: { readonly api: Api }) {
  const pageApi = useMemo(() => {
    const next = extensionSignIn(new URL(window.location.href));
    return next === null ? api : leadingOn(api, next, (address) => window.location.replace(address));
  }, [api]);
  return <ChatPanel api={pageApi} />;
}

import type { Api } from '../api/create-api.ts';
import { ChatPanel } from '../chat/chat-panel.tsx';

export default function ChatPage({ api }: { readonly api: Api }) {
  return <ChatPanel api={api} />;
}

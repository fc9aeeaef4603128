import '../validation-without-eval.ts';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi } from '../api/create-api.ts';
import { SidelightTheme } from '../theme/sidelight-theme.tsx';

const ChatPage = lazy(() => import('./chat-page.tsx'));
const DashboardPage = lazy(() => import('./dashboard-page.tsx'));

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element "root".');

const api = createApi({ baseUrl: '' });
const dashboard = window.location.pathname.startsWith('/dashboard/token');
createRoot(root).render(
  <StrictMode>
    <SidelightTheme>
      <Suspense fallback={null}>{dashboard ? <DashboardPage api={api} /> : <ChatPage api={api} />}</Suspense>
    </SidelightTheme>
  </StrictMode>,
);

import '../validation-without-eval.ts';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi } from '../api/create-api.ts';
import { PageBoundary } from '../faults/page-boundary.tsx';
import { signInProblemOf, withoutProblem } from '../session/sign-in-problem.ts';
import { SidelightTheme } from '../theme/sidelight-theme.tsx';

const ChatPage = lazy(() => import('./chat-page.tsx'));
const DashboardPage = lazy(() => import('./dashboard-page.tsx'));

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element "root".');

const signInProblem = signInProblemOf(window.location.search);
if (signInProblem !== undefined) window.history.replaceState(null, '', withoutProblem(window.location.href));

const api = createApi({ baseUrl: '' });
const page = { api, signInProblem };
const dashboard = window.location.pathname.startsWith('/dashboard/token');
if (dashboard) document.title = 'Token dashboard · Sidelight';
createRoot(root).render(
  <StrictMode>
    <PageBoundary>
      <SidelightTheme>
        <Suspense fallback={null}>
          {dashboard ? <DashboardPage {...page} /> : <ChatPage {...page} />}
        </Suspense>
      </SidelightTheme>
    </PageBoundary>
  </StrictMode>,
);

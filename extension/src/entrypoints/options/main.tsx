import '../../validation-without-eval.ts';
import { PageBoundary, SidelightTheme } from '@sidelight/ui';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { OptionsPage } from './options-page.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element "root".');

createRoot(root).render(
  <PageBoundary>
    <SidelightTheme>
      <OptionsPage browser={browser} />
    </SidelightTheme>
  </PageBoundary>,
);

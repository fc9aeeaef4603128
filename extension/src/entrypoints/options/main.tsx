import '../../validation-without-eval.ts';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { Theme } from '../../theme/theme.tsx';
import { OptionsPage } from './options-page.tsx';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <Theme>
      <OptionsPage browser={browser} />
    </Theme>,
  );
}

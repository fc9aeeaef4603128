import '../../validation-without-eval.ts';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { noteShownPages } from './note-shown-pages.ts';
import { openPanelOnClick } from './open-panel-on-click.ts';
import { remind } from './remind.ts';

// The worker is stopped whenever it is idle, so every listener is registered at once at each start, nothing is
// remembered in variables, and no timer is set; an alarm wakes it.
export default defineBackground(() => {
  openPanelOnClick(browser);
  noteShownPages(browser);
  remind(browser);
});

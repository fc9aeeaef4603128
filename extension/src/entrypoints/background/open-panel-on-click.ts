import type { WxtBrowser } from 'wxt/browser';

/** Firefox has a sidebar where Edge and Chrome have a side panel. */
interface SidebarAction {
  toggle(): Promise<void>;
}

export function openPanelOnClick(browser: WxtBrowser): void {
  const sidebar = (browser as { sidebarAction?: SidebarAction }).sidebarAction;
  if (sidebar !== undefined) browser.action.onClicked.addListener(() => void sidebar.toggle());
  else void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
}

// The browser of the browser tests: the system's Edge, Chrome or Chromium, else Debian's package.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const windowsPlaces = [
  'Microsoft/Edge/Application/msedge.exe',
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
];
const macPlaces = ['Microsoft Edge', 'Google Chrome', 'Chromium'];
const linuxNames = [
  'microsoft-edge',
  'microsoft-edge-stable',
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
];

function candidates() {
  if (process.platform === 'win32') {
    const folders = [
      process.env['ProgramFiles(x86)'],
      process.env.ProgramFiles,
      process.env.LOCALAPPDATA,
    ].filter(Boolean);
    return windowsPlaces.flatMap((place) => folders.map((folder) => path.join(folder, place)));
  }
  if (process.platform === 'darwin')
    return macPlaces.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return linuxNames.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** The browser's program, or null. SIDELIGHT_BROWSER overrides the search. */
export function findBrowser() {
  const given = process.env.SIDELIGHT_BROWSER;
  if (given !== undefined && given !== '') return existsSync(given) ? given : null;
  return candidates().find((file) => existsSync(file)) ?? null;
}

/** Debian and its kin, as root: installs the distribution's Chromium. Elsewhere nothing is installed unasked. */
export function installBrowser() {
  const isRoot = process.getuid?.() === 0;
  if (process.platform !== 'linux' || !isRoot || spawnSync('apt-get', ['--version']).status !== 0)
    return null;
  console.log('Installing Chromium for the browser tests …');
  const apt = (...args) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    apt('update');
    apt('install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation');
  } catch {
    return null;
  }
  return findBrowser();
}

import type { UserManifest } from 'wxt';
import { developmentKey } from './identity.ts';

/**
 * The part of the manifest that WXT does not derive from `entrypoints/`. README.md gives the reason for each
 * permission; a test keeps both lists equal.
 */
export function manifest(build: { readonly browser: string; readonly forStore: boolean }): UserManifest {
  const firefox = build.browser === 'firefox';
  return {
    name: 'Sidelight',
    description:
      'Ask Jira in plain language, beside the page you are on, and see every change before it is made.',
    minimum_chrome_version: '116',
    ...(firefox || build.forStore ? {} : { key: developmentKey }),
    permissions: ['alarms', 'identity', 'notifications', 'storage'],
    host_permissions: ['https://*.atlassian.net/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: 'Open Sidelight' },
    content_security_policy: { extension_pages: contentSecurityPolicy },
    ...(firefox
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'sidelight@sidelight.invalid',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['authenticationInfo', 'websiteContent'] },
            },
          },
        }
      : {}),
  };
}

/**
 * Nothing is loaded from anywhere but the extension itself. `connect-src` stays open because the server's
 * address is the person's choice; the browser still asks for the permission of its host. Fluent UI writes its
 * rules into style elements of its own, hence 'unsafe-inline' for styles alone.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  'connect-src https: http:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

import type { ErrorEntry } from './error-entry.ts';

/** The request itself. */
export const requestErrors = {
  'request.malformed': {
    status: 400,
    title: 'The request body is not valid JSON.',
    advice: 'Send a JSON body with the content type application/json.',
  },
  'request.unreadable': {
    status: 400,
    title: 'The request is not valid HTTP, or did not arrive in time.',
    advice: 'Send it again; if it stays so, check the program or proxy that sends it.',
  },
  'request.invalid': {
    status: 422,
    title: 'The request does not have the expected shape.',
    advice: 'Correct the fields listed under "errors" and send it again.',
  },
  'request.too-large': {
    status: 413,
    title: 'The request is too large.',
    advice: 'Send less at once.',
  },
  'request.unsupported-media-type': {
    status: 415,
    title: 'The request has a content type that is not understood here.',
    advice: 'Send JSON with the content type application/json.',
  },
  'request.not-found': {
    status: 404,
    title: 'There is nothing at this address.',
    advice: 'Check the address; the API is described at /docs.',
  },
  'request.too-many': {
    status: 429,
    title: 'Too many requests came from here in a short time.',
    advice: 'Wait a minute, then try again.',
  },
  'request.wrong-host': {
    status: 421,
    title: 'This server does not answer to that host name.',
    advice: 'Open the address set as PUBLIC_URL, or ask the administrator to correct it.',
  },
  'request.cross-site': {
    status: 403,
    title: 'The request came from another web site.',
    advice: 'Do this from the Sidelight page or the extension itself.',
  },
} as const satisfies Record<string, ErrorEntry>;

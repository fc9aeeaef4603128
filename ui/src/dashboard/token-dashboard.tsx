import type { Api } from '../api/create-api.ts';

export function TokenDashboard(_: { readonly api: Api }) {
  return null;
}

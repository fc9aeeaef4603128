import type { Api } from '../api/create-api.ts';
import { TokenDashboard } from '../dashboard/token-dashboard.tsx';

export default function DashboardPage({ api }: { readonly api: Api }) {
  return <TokenDashboard api={api} />;
}

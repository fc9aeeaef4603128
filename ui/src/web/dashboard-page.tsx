import { TokenDashboard } from '../dashboard/token-dashboard.tsx';
import type { PageProps } from './page-props.ts';

export default function DashboardPage(props: PageProps) {
  return <TokenDashboard {...props} />;
}

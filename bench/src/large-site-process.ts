import process from 'node:process';
import { startSandbox } from '@sidelight/jira-sandbox';

// A sandbox alone in its process, for ./large-site.ts: says where it is, and when asked, how much memory it took at most.
const sandbox = await startSandbox({ issues: Number(process.argv[2]) });
process.send?.(sandbox.apiToken);
process.on('message', () => process.send?.(process.resourceUsage().maxRSS / 1024));

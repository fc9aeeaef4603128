import { nextId } from './last-ids.ts';
import type { Dashboard, Gadget, GadgetColor } from './model/dashboard.ts';
import type { FilterShare } from './model/filter.ts';
import type { Person } from './model/person.ts';
import type { Project } from './model/project.ts';
import type { Site } from './model/site.ts';
import { demoPeople } from './people.ts';

/** The gadgets that a site without apps offers, as Jira's directory names them. */
export const gadgetDirectory: readonly { readonly uri: string; readonly title: string }[] = [
  gadget('filter-results-gadget', 'Filter Results'),
  gadget('assigned-to-me-gadget', 'Assigned to Me'),
  gadget('pie-chart-gadget', 'Pie Chart'),
  gadget('created-vs-resolved-gadget', 'Created vs Resolved Chart'),
  gadget('stats-gadget', 'Issue Statistics'),
  gadget('activitystream-gadget', 'Activity Stream'),
];

function gadget(name: string, title: string) {
  return { uri: `rest/gadgets/1.0/g/com.atlassian.jira.gadgets:${name}/gadgets/${name}.xml`, title };
}

/** The default dashboard that everybody has, and those that people of the demo made. */
export function demoDashboards(projects: readonly Project[]): Dashboard[] {
  const [amira, , , okafor] = demoPeople;
  let gadgets = 10_000;
  const board = (
    id: string,
    name: string,
    owner: Person | null,
    shares: FilterShare[],
    held: readonly (readonly [position: number, color: GadgetColor])[],
  ): Dashboard => ({
    id,
    name,
    description: '',
    owner,
    shares,
    editors: [],
    favouredBy: owner === null ? [] : [owner],
    gadgets: held.flatMap(([position, color], index): Gadget[] => {
      const entry = gadgetDirectory[position];
      if (entry === undefined) return [];
      gadgets += 1;
      const place = { row: Math.floor(index / 2), column: index % 2 };
      const { uri, title } = entry;
      return [{ id: gadgets, source: { uri }, title, color, ...place, properties: new Map() }];
    }),
  });
  const payments = projects.find(({ key }) => key === 'PAY');
  const withPayments: FilterShare[] =
    payments === undefined ? [] : [{ id: 10_201, type: 'project', project: payments, role: null }];
  return [
    board(
      '10000',
      'Default dashboard',
      null,
      [{ id: 10_200, type: 'global' }],
      [
        [1, 'blue'],
        [5, 'gray'],
      ],
    ),
    board('10001', 'Payments at a glance', amira, withPayments, [
      [0, 'blue'],
      [3, 'green'],
      [2, 'yellow'],
    ]),
    board('10002', 'Desk today', okafor, [{ id: 10_202, type: 'loggedin' }], [[4, 'red']]),
  ];
}

export function addDashboard(site: Site, fields: Omit<Dashboard, 'id'>): Dashboard {
  const dashboard: Dashboard = { id: String(nextId(site, 'dashboard', 10_099)), ...fields };
  site.dashboards.push(dashboard);
  return dashboard;
}

/** Puts a gadget where the caller wants it; others in that column move down. */
export function addGadget(
  site: Site,
  dashboard: Dashboard,
  fields: Omit<Gadget, 'id' | 'properties'>,
): Gadget {
  const added: Gadget = { id: nextId(site, 'gadget', 10_099), ...fields, properties: new Map() };
  for (const other of dashboard.gadgets)
    if (other.column === added.column && other.row >= added.row) other.row += 1;
  dashboard.gadgets.push(added);
  return added;
}

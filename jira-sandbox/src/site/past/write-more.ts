import { codeBlock, document, heading, mention, paragraph, plainText } from '../adf.ts';
import type { SiteChanges } from '../changes.ts';
import { compose } from '../compose.ts';
import type { ProjectContent } from '../content/template.ts';
import type { AdfDocument, AdfNode } from '../model/document.ts';
import type { Person } from '../model/person.ts';
import type { Project } from '../model/project.ts';
import type { Site } from '../model/site.ts';
import type { SeededRandom } from '../random.ts';
import { backdate } from './backdate.ts';

const COMMENTED_SHARE = 0.07;
const LONG_SHARE = 0.012;
/** Characters of text. */
const LONG_TEXT = 30_000;

/** Comments with everything an editor offers and in other scripts, and descriptions as long as a small book. */
export function writeMore(
  site: Site,
  contents: ReadonlyMap<Project, ProjectContent>,
  random: SeededRandom,
  changes: SiteChanges,
): void {
  const appendices = new Map<Project, readonly AdfNode[]>();
  for (const issue of site.issues.values()) {
    const { project } = issue;
    if (random.chance(COMMENTED_SHARE)) {
      const body = random.pick(comments)(random.pick(project.members));
      const last = issue.comments.at(-1)?.createdAt ?? issue.createdAt;
      const at = Math.min(last + 60_000, issue.updatedAt);
      backdate(issue, () => changes.comments.add(issue, body, random.pick(project.members), at));
    }
    const content = contents.get(project);
    if (content !== undefined && issue.description !== null && random.chance(LONG_SHARE)) {
      const appendix = appendices.get(project) ?? longText(content);
      appendices.set(project, appendix);
      // The nodes are the same for all of them: thirty kilobytes for each would fill the memory.
      issue.description = document(...issue.description.content, ...appendix);
    }
  }
}

function longText(content: ProjectContent): readonly AdfNode[] {
  const nodes: AdfNode[] = [heading(2, 'Everything we know so far')];
  let length = 0;
  while (length < LONG_TEXT) {
    for (const template of content.templates) {
      const part = compose(template.description.replace(/[{}]/g, ''), () => null);
      nodes.push(heading(3, template.summary.replace(/[{}]/g, '')), ...part.content);
      length += plainText(part).length;
    }
  }
  return nodes;
}

const comments: readonly ((person: Person) => AdfDocument)[] = [
  (person) =>
    document(
      paragraph('Measured on three mornings, ', mention(person), ':'),
      table([
        ['Day', 'Before', 'After'],
        ['Monday', '840 ms', '210 ms'],
        ['Tuesday', '910 ms', '190 ms'],
        ['Wednesday', '775 ms', '230 ms'],
      ]),
    ),
  (person) =>
    document(
      paragraph('What is left, ', mention(person), ' please take the second:'),
      tasks(['Write down how it came to this', 'Tell the customer', 'Remove the switch'], 1),
    ),
  () =>
    document(
      paragraph('This is the smallest case that shows it:'),
      codeBlock(
        'typescript',
        'const total = amounts.reduce((sum, amount) => sum + amount);\n// throws for []',
      ),
    ),
  () =>
    document(
      paragraph('رد العميل: المشكلة ما زالت قائمة منذ يوم الأحد، والدفع لا يكتمل.'),
      paragraph('לקוח נוסף מדווח על אותה תקלה.'),
    ),
  (person) =>
    document(
      paragraph(
        'Works on my machine 🎉 ',
        { type: 'emoji', attrs: { shortName: ':tada:', id: '1f389', text: '🎉' } },
        ' 👩🏽‍💻 – ',
        mention(person),
        ' 日本語の入力も確認しました。',
      ),
    ),
  () =>
    document({
      type: 'panel',
      attrs: { panelType: 'warning' },
      content: [paragraph('Do not deploy this on a Friday.')],
    }),
];

function table([head = [], ...rows]: readonly (readonly string[])[]): AdfNode {
  const row = (cells: readonly string[], type: string): AdfNode => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type, attrs: {}, content: [paragraph(cell)] })),
  });
  return {
    type: 'table',
    attrs: { isNumberColumnEnabled: false, layout: 'default' },
    content: [row(head, 'tableHeader'), ...rows.map((cells) => row(cells, 'tableCell'))],
  };
}

/** The first so many are done. */
function tasks(items: readonly string[], done: number): AdfNode {
  return {
    type: 'taskList',
    attrs: { localId: 'list-1' },
    content: items.map((text, index) => ({
      type: 'taskItem',
      attrs: { localId: `task-${index + 1}`, state: index < done ? 'DONE' : 'TODO' },
      content: [{ type: 'text', text }],
    })),
  };
}

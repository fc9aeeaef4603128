import { type AttachmentDraft, addAttachment } from '../attachments.ts';
import type { SiteChanges } from '../changes.ts';
import type { Site } from '../model/site.ts';
import type { SeededRandom } from '../random.ts';
import { backdate } from './backdate.ts';
import { type Color, png } from './png.ts';

const SHARE = 0.1;
const IMAGES = 8;

/** Screenshots and logs. There are only a few different ones, so that a large site stays small. */
export function attachFiles(site: Site, random: SeededRandom, changes: SiteChanges): void {
  const files = [...Array.from({ length: IMAGES }, () => screenshot(random)), ...logs(random)];
  for (const issue of site.issues.values()) {
    if (issue.type.hierarchyLevel === 1 || !random.chance(SHARE)) continue;
    for (const file of random.some(files, random.between(1, 2))) {
      const author = issue.reporter ?? random.pick(issue.project.members);
      backdate(issue, () => addAttachment(changes, issue, file, author, issue.createdAt));
    }
  }
}

/** A window with a bar, some lines of text and a button, in the colours of some application. */
function screenshot(random: SeededRandom): AttachmentDraft {
  const shade = (): Color => [random.between(0, 255), random.between(0, 255), random.between(0, 255)];
  const [bar, button, ink] = [shade(), shade(), shade()];
  const lengths = Array.from({ length: 8 }, () => random.between(12, 56));
  const [width, height] = [64, 48];
  const content = png(width, height, (x, y) => {
    if (y < 6) return bar;
    if (y >= 38 && y < 44 && x >= 40 && x < 60) return button;
    const row = Math.floor((y - 8) / 4);
    return y % 4 === 0 && row < 7 && x > 3 && x < (lengths[row] ?? 0) ? ink : [250, 250, 252];
  });
  return { fileName: `screenshot-${random.between(100, 999)}.png`, mimeType: 'image/png', content };
}

function logs(random: SeededRandom): AttachmentDraft[] {
  return ['server.log', 'browser-console.txt', 'измерения.csv', 'naïve results.txt'].map((fileName) => {
    const lines = Array.from({ length: random.between(5, 30) }, (_, index) =>
      fileName.endsWith('.csv')
        ? `${index};${random.between(1, 900)}`
        : `${String(index).padStart(4, '0')} ${random.pick(['INFO', 'WARN', 'ERROR'])} request ${random.hex(8)} took ${random.between(2, 4000)} ms`,
    );
    const mimeType = fileName.endsWith('.csv') ? 'text/csv' : 'text/plain';
    return { fileName, mimeType, content: Buffer.from(`${lines.join('\n')}\n`) };
  });
}

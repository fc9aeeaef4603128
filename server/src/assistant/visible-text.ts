import type { FieldChange } from '@sidelight/contract';
import type { ShownPlan } from './tools/write-plan.ts';

/**
 * Characters that show as nothing or turn the order of others around: control and direction characters, zero-width
 * spaces, tags. Not those that join (emoji, Persian, Indic scripts) or choose a variant.
 */
const unseen =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The text with every unseen character named in its place. Line ends and tabs stay. */
export function visibleText(text: string): string {
  return text.replace(unseen, (character) => {
    if (character === '\n' || character === '\t') return character;
    const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${point}⟩`;
  });
}

/** A plan in which nothing can hide from whoever is to approve it, or change the order in which it is read. */
export function visiblePlan(plan: ShownPlan): ShownPlan {
  return {
    ...plan,
    title: visibleText(plan.title),
    warnings: plan.warnings.map(visibleText),
    leftOut: plan.leftOut.map(({ why, ...left }) => ({ ...left, why: visibleText(why) })),
    issues: plan.issues.map((issue) => ({
      ...issue,
      summary: visibleText(issue.summary),
      changes: issue.changes.map(visibleChange),
    })),
    ...(plan.common === undefined ? {} : { common: plan.common.map(visibleChange) }),
  };
}

function visibleChange(change: FieldChange): FieldChange {
  return {
    ...change,
    label: visibleText(change.label),
    before: change.before === null ? null : visibleText(change.before),
    after: change.after === null ? null : visibleText(change.after),
  };
}

import { phrasesByMeaning } from '../phrase-book.ts';

/** How people begin to change an issue, common slips of the finger included. */
export const changeVerbs = phrasesByMeaning({
  assign: 'assign|reassign|re assign|give|hand|pass|delegate|hand over|asign|assing|asssign|assgin',
  take: 'take|grab|claim|pick up|i will take|i take|i will do|i will handle|take over|assign me to|assign me|assign myself|assign myself to',
  unassign:
    'unassign|un assign|remove the assignee from|remove assignee from|remove the assignee of|clear the assignee of|clear the assignee from|remove everyone from',
  close: 'close|clsoe|colse',
  finish: 'finish|complete|mark done',
  resolve: 'resolve|reslove',
  start: 'start|begin|start work on|start working on|start progress on|begin work on|begin working on',
  reopen: 'reopen|re open',
  move: 'move|transition|drag|send|advance|moev|mvoe|transfer',
  mark: 'mark|put|set|make|change|update|switch|bump|raise|lower|escalate|prioritise|prioritize|edit|modify|adjust|chnage|udpate|push|flag',
  postpone: 'postpone|delay|reschedule|push back|defer|extend|bring forward',
  rename: 'rename|retitle',
  label: 'label|tag',
  add: 'add',
  remove: 'remove|clear|delete|unset|drop|erase|empty',
  plan: 'plan|schedule|pull|carry over|carry',
  rank: 'rank|order|place',
  estimate: 'estimate|size|re estimate|reestimate',
});
export type ChangeVerb = NonNullable<ReturnType<typeof changeVerbs.read>>['meaning'];

/** The verb as it is said back: "you want to … PAY-12". */
export const verbWords: Readonly<Record<ChangeVerb, string>> = {
  assign: 'assign',
  take: 'take',
  unassign: 'unassign',
  close: 'close',
  finish: 'finish',
  resolve: 'resolve',
  start: 'start',
  reopen: 'reopen',
  move: 'move',
  mark: 'change',
  postpone: 'postpone',
  rename: 'rename',
  label: 'label',
  add: 'add something to',
  remove: 'take something off',
  plan: 'plan',
  rank: 'rank',
  estimate: 'estimate',
};

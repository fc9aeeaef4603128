import type { Conversation } from './chore.ts';
import { assigning } from './chores/assigning.ts';
import { attaching } from './chores/attaching.ts';
import { changing } from './chores/changing.ts';
import { changingSeveral } from './chores/changing-several.ts';
import { commenting } from './chores/commenting.ts';
import { correctingWork } from './chores/correcting-work.ts';
import { counting } from './chores/counting.ts';
import { creating } from './chores/creating.ts';
import { creatingInSprint } from './chores/creating-in-sprint.ts';
import { creatingSeveral } from './chores/creating-several.ts';
import { deciding } from './chores/deciding.ts';
import { deleting } from './chores/deleting.ts';
import { editingComments } from './chores/editing-comments.ts';
import { failing } from './chores/failing.ts';
import { followingIssues } from './chores/following-issues.ts';
import { followingUp } from './chores/following-up.ts';
import { hidingComments } from './chores/hiding-comments.ts';
import { internalNotes } from './chores/internal-notes.ts';
import { leadingATeam } from './chores/leading-a-team.ts';
import { linking } from './chores/linking.ts';
import { loggingWork } from './chores/logging-work.ts';
import { lookingUp } from './chores/looking-up.ts';
import { moving } from './chores/moving.ts';
import { movingFar } from './chores/moving-far.ts';
import { noting } from './chores/noting.ts';
import { onPage } from './chores/on-page.ts';
import { planningWork } from './chores/planning-work.ts';
import { projectFields } from './chores/project-fields.ts';
import { reading } from './chores/reading.ts';
import { reminding } from './chores/reminding.ts';
import { replying } from './chores/replying.ts';
import { reporting } from './chores/reporting.ts';
import { searching } from './chores/searching.ts';
import { settingFields } from './chores/setting-fields.ts';
import { tellingWork } from './chores/telling-work.ts';
import { undoing } from './chores/undoing.ts';

/** By their names. */
export const chores: Readonly<Record<string, readonly Conversation[]>> = {
  // Reports read 500 issues at most: they are checked before the others have made theirs.
  reporting,
  searching,
  counting,
  lookingUp,
  onPage,
  reading,
  creating,
  creatingInSprint,
  creatingSeveral,
  changing,
  changingSeveral,
  projectFields,
  assigning,
  moving,
  movingFar,
  settingFields,
  planningWork,
  commenting,
  editingComments,
  replying,
  hidingComments,
  attaching,
  deleting,
  loggingWork,
  correctingWork,
  tellingWork,
  internalNotes,
  leadingATeam,
  linking,
  followingIssues,
  undoing,
  deciding,
  followingUp,
  failing,
  noting,
  reminding,
};

import { phrasesByMeaning } from '../phrase-book.ts';

/** The fields whose values are read here; all others are for Jira to read. */
export const ownFields = phrasesByMeaning({
  due: 'due date|due|deadline|duedate|due day',
  priority: 'priority|prio',
  summary: 'summary|title|name|headline',
  description: 'description',
  assignee: 'assignee|owner|assigned person',
  status: 'status|state',
  labels: 'label|labels|tag|tags',
});

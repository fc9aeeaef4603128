export type {
  AdfDocument,
  AdfNode,
  Comment,
  HistoryEntry,
  HistoryItem,
  Issue,
  Person,
  Project,
  Site,
} from './site/model.ts';

/** What became of a change that was taken back: the issue is as it was before, or it does not exist any more. */
export type Undone = 'undone' | 'deleted';

/** A picture that the server hands out: of a file that the person sent, or of an attachment in Jira. */
export type PictureSource =
  | { readonly of: 'file'; readonly id: string }
  | {
      readonly of: 'attachment';
      readonly id: string;
      /** Its site; ids of two sites may be the same. */
      readonly site: string;
      /** Pixels each way at most. */
      readonly side: number;
    };

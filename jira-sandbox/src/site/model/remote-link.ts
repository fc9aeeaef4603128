/** A link from an issue to something outside Jira. */
export interface RemoteLink {
  readonly id: string;
  /** The other application's own name of the thing; unique within the issue. */
  readonly globalId: string | null;
  /** How the issue stands to it: `causes`. */
  relationship: string | null;
  application: { readonly type?: string; readonly name?: string };
  object: {
    readonly url: string;
    readonly title: string;
    readonly summary?: string;
    readonly icon?: RemoteIcon;
    readonly status?: { readonly resolved?: boolean; readonly icon?: RemoteIcon };
  };
}

export interface RemoteIcon {
  readonly url16x16?: string;
  readonly title?: string;
  readonly link?: string;
}

export interface Person {
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
  readonly locale: string;
  readonly active: boolean;
  /** `app` accounts write comments and cannot sign in. */
  readonly accountType: 'atlassian' | 'app';
}

export interface Group {
  readonly id: string;
  readonly name: string;
  members: readonly Person[];
}

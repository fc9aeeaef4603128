import type { Group, Person } from './model/person.ts';

function person(
  number: number,
  displayName: string,
  mailbox: string,
  timeZone: string,
  locale: string,
): Person {
  const serial = number.toString(16).padStart(4, '0');
  return {
    accountId: `712020:5a1d${serial}-0c3e-4b7a-9d52-8f6e21b7${serial}`,
    displayName,
    email: `${mailbox}@harbour-lane.example`,
    timeZone,
    locale,
    active: true,
    accountType: 'atlassian',
  };
}

/** The people of the demo, the same on every site and for every seed. The first one is the usual visitor. */
export const demoPeople = [
  person(1, 'Amira Haddad', 'amira', 'Europe/Berlin', 'en_GB'),
  person(2, 'Tomás Ferreira', 'tomas', 'Europe/Lisbon', 'pt_PT'),
  person(3, 'Zoë Lindqvist', 'zoe', 'Europe/Stockholm', 'sv_SE'),
  person(4, 'Daniel Okafor', 'daniel.okafor', 'Europe/London', 'en_GB'),
  person(5, 'Daniel Brandt', 'daniel.brandt', 'Europe/Berlin', 'de_DE'),
  person(6, 'Priya Raman', 'priya', 'Asia/Kolkata', 'en_GB'),
  person(7, 'Łukasz Wójcik', 'lukasz', 'Europe/Warsaw', 'pl_PL'),
  person(8, 'Mei-Ling Chow', 'meiling', 'Asia/Singapore', 'en_US'),
  person(9, 'José Álvarez', 'jose', 'America/Mexico_City', 'es_ES'),
  person(10, "Hannah O'Neill", 'hannah', 'Europe/Dublin', 'en_GB'),
  person(11, 'Sofia Rossi', 'sofia.rossi', 'Europe/Rome', 'it_IT'),
  person(12, 'Sofia Petrova', 'sofia.petrova', 'Europe/Sofia', 'en_GB'),
] as const satisfies readonly Person[];

/** Left the company; still named in old issues. */
export const formerPerson: Person = {
  ...person(13, 'Marcus Bell', 'marcus', 'America/New_York', 'en_US'),
  active: false,
};

/** Writes comments and transitions issues by rule; nobody can sign in as it. */
export const automation: Person = {
  ...person(14, 'Automation for Jira', 'automation', 'Etc/UTC', 'en_US'),
  accountType: 'app',
};

export const allPeople: readonly Person[] = [...demoPeople, formerPerson, automation];

function group(id: string, name: string, positions: readonly number[]): Group {
  return { id, name, members: positions.flatMap((position) => demoPeople.at(position) ?? []) };
}

/** The groups of a new site; each site has its own, since people come and go. */
export function demoGroups(): Group[] {
  return [
    { id: '7d1c0001-users', name: 'jira-users', members: demoPeople },
    group('7d1c0002-admins', 'site-admins', [0, 3]),
    group('7d1c0003-payments', 'payments-engineers', [0, 1, 2, 4, 5, 6]),
    group('7d1c0004-desk', 'service-desk-agents', [3, 7, 8, 9, 0]),
    group('7d1c0005-studio', 'game-developers', [2, 6, 8, 10, 11, 0]),
  ];
}

/** Somebody who is invited to the site; nobody can sign in as them. */
export function invitedPerson(serial: number, displayName: string, email: string): Person {
  return { ...person(serial, displayName, '', 'Etc/UTC', 'en_US'), email };
}

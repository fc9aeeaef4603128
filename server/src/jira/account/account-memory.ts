import type { Person } from '@sidelight/contract';
import type { Vocabulary } from '@sidelight/language';
import { getCurrentUser, getProject } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { askAttachmentLimit } from '../attachments/issue-attachments.ts';
import {
  askCreatableFields,
  askCreatableTypes,
  type CreatableField,
  type CreatableType,
} from '../create-meta.ts';
import { askFields, type Field } from '../fields/field.ts';
import type { Myself, PeopleOptions } from '../jira.ts';
import { pathKey } from '../path-key.ts';
import { askEverybody, askPeople } from '../people/ask-people.ts';
import { userSchema } from '../reading/person.ts';
import { read } from '../reading/read.ts';
import type { Remembered } from '../remembered.ts';
import { askVocabulary } from '../vocabulary.ts';

/** What is remembered of all connections; the names begin with the connection's id. */
export interface Memory {
  readonly myself: Remembered<Myself>;
  readonly vocabulary: Remembered<Vocabulary>;
  readonly creatableTypes: Remembered<CreatableType[]>;
  readonly creatableFields: Remembered<CreatableField[]>;
  readonly people: Remembered<Person[]>;
  readonly attachmentLimit: Remembered<number | null>;
  readonly serviceProjects: Remembered<boolean>;
  readonly fields: Remembered<Field[]>;
}

export interface AccountMemoryParts {
  /** Begins with the connection's id and a space, and differs from site to site. */
  readonly memoryName: string;
  /** Not bound to a caller's signal, for answers that several callers share. */
  readonly sharedClient: Client;
  readonly signal: AbortSignal | undefined;
  readonly memory: Memory;
}

const myselfSchema = z
  .object({ timeZone: z.string().nullish().catch(null), locale: z.string().nullish().catch(null) })
  .transform(({ timeZone, locale }) => ({ timeZone: timeZone ?? null, locale: locale ?? null }));

const projectTypeSchema = z.object({ projectTypeKey: z.string().nullish().catch(null) });

/** One account's share of the memory: what changes seldom is asked of Jira once in some minutes. */
export class AccountMemory {
  readonly #name: string;
  readonly #client: Client;
  readonly #signal: AbortSignal | undefined;
  readonly #memory: Memory;

  constructor({ memoryName, sharedClient, signal, memory }: AccountMemoryParts) {
    this.#name = memoryName;
    this.#client = sharedClient;
    this.#signal = signal;
    this.#memory = memory;
  }

  myself(): Promise<Myself> {
    const ask = async () => {
      const user = await getCurrentUser(this.#client);
      return { ...read(userSchema, user), ...read(myselfSchema, user) };
    };
    return this.#memory.myself.get(this.#named(), ask, this.#signal);
  }

  fields(): Promise<Field[]> {
    return this.#fields(this.#signal);
  }

  vocabulary(): Promise<Vocabulary> {
    const ask = () => askVocabulary(this.#client, () => this.#fields());
    return this.#memory.vocabulary.get(this.#named(), ask, this.#signal);
  }

  creatableTypes(project: string): Promise<CreatableType[]> {
    const ask = () => askCreatableTypes(this.#client, project);
    return this.#memory.creatableTypes.get(this.#named(project), ask, this.#signal);
  }

  creatableFields(project: string, typeId: string): Promise<CreatableField[]> {
    const ask = () => askCreatableFields(this.#client, project, typeId);
    return this.#memory.creatableFields.get(this.#named(`${project} ${typeId}`), ask, this.#signal);
  }

  attachmentLimit(): Promise<number | null> {
    const ask = () => askAttachmentLimit(this.#client);
    return this.#memory.attachmentLimit.get(this.#named(), ask, this.#signal);
  }

  isServiceProject(project: string): Promise<boolean> {
    const ask = async () => {
      const found = await getProject(this.#client, { projectIdOrKey: pathKey(project) });
      return read(projectTypeSchema, found).projectTypeKey === 'service_desk';
    };
    return this.#memory.serviceProjects.get(this.#named(project), ask, this.#signal);
  }

  /** Whom Jira finds for the words. */
  people(query: string, options: PeopleOptions): Promise<Person[]> {
    const name = this.#named(`${options.assignableTo ?? ''} ${query.toLowerCase()}`);
    return this.#memory.people.get(name, () => askPeople(this.#client, query, options), this.#signal);
  }

  everybody(options: PeopleOptions): Promise<Person[]> {
    const name = this.#named(options.assignableTo ?? '');
    return this.#memory.people.get(name, () => askEverybody(this.#client, options), this.#signal);
  }

  #fields(signal?: AbortSignal): Promise<Field[]> {
    return this.#memory.fields.get(this.#named(), () => askFields(this.#client), signal);
  }

  #named(rest = ''): string {
    return `${this.#name} ${rest}`;
  }
}

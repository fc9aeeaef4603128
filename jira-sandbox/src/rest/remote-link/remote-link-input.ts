import type { RemoteIcon, RemoteLink } from '../../site/model/remote-link.ts';
import type { RemoteLinkDraft } from '../../site/remote-links.ts';
import { asRecord } from '../call.ts';
import { givenText } from '../given-text.ts';
import { badRequest, invalidFields } from '../refusal.ts';

const MAX_TEXT = 255;

export function readRemoteLink(body: Record<string, unknown>): RemoteLinkDraft {
  const object = asRecord(body['object']);
  if (object === null) throw badRequest('The link object is required.');
  const errors: Record<string, string> = {};
  const [url, title] = [object['url'], object['title']];
  if (typeof title !== 'string' || title.trim() === '') errors['title'] = "'title' is required.";
  if (typeof url !== 'string' || url.trim() === '') errors['url'] = "'url' is required.";
  else if (!URL.canParse(url)) errors['url'] = "'url' is not a valid URL.";
  const globalId = text(body['globalId']) ?? null;
  if (globalId !== null && globalId.length > MAX_TEXT)
    errors['globalId'] = `'globalId' must not be longer than ${MAX_TEXT} characters.`;
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  return {
    globalId,
    relationship: text(body['relationship']) ?? null,
    application: readTexts(body['application'], ['type', 'name']),
    object: {
      ...readTexts(object, ['summary']),
      url: givenText(url),
      title: givenText(title),
      ...readLooks(object),
    },
  };
}

function readLooks(object: Record<string, unknown>): Pick<RemoteLink['object'], 'icon' | 'status'> {
  const status = asRecord(object['status']);
  const statusIcon = status === null ? undefined : readIcon(status['icon']);
  const icon = readIcon(object['icon']);
  return {
    ...(icon === undefined ? {} : { icon }),
    ...(status === null
      ? {}
      : {
          status: {
            ...(typeof status['resolved'] === 'boolean' ? { resolved: status['resolved'] } : {}),
            ...(statusIcon === undefined ? {} : { icon: statusIcon }),
          },
        }),
  };
}

function readIcon(value: unknown): RemoteIcon | undefined {
  return asRecord(value) === null ? undefined : readTexts(value, ['url16x16', 'title', 'link']);
}

function readTexts<Name extends string>(
  value: unknown,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const record = asRecord(value) ?? {};
  const texts: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const content = text(record[name]);
    if (content !== undefined) texts[name] = content;
  }
  return texts;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { type Attachment, type AttachmentsRead, sizeInWords } from '@sidelight/contract';
import { useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { FileSign, Picture } from '../files/picture.tsx';
import { saveFile } from '../files/save-file.ts';
import { formatDateTime } from '../formats/dates.ts';
import { OuterLink } from '../formats/outer-link.tsx';
import { Card } from '../issues/card.tsx';
import { troubleOf } from '../problems/trouble.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  key: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  muted: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  name: { overflowWrap: 'anywhere', lineHeight: tokens.lineHeightBase300 },
  picture: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}` },
  more: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

const smallSide = 160;
const largeSide = 600;

/** The attachments of an issue with who added them and when; a picture that was read is shown. */
export function AttachmentsCard({
  api,
  result,
}: {
  readonly api: Pick<Api, 'attachment'>;
  readonly result: AttachmentsRead;
}) {
  const styles = useStyles();
  const { key, url, total, attachments, content } = result;
  const site = new URL(url).origin;
  const [only] = attachments;
  // The newest first: what was asked about is most often what was added last.
  const shown = attachments.toReversed();
  const left = total - attachments.length;
  return (
    <Card label={`Attachments of ${key}`}>
      <div className={styles.head}>
        <OuterLink href={url} className={styles.key}>
          {key}
        </OuterLink>
        <span className={styles.muted}>
          {content === undefined ? `${total} ${total === 1 ? 'attachment' : 'attachments'}` : 'Attachment'}
        </span>
      </div>
      {attachments.length === 0 ? null : (
        <ul className={styles.list}>
          {shown.map((attachment) => (
            <Row key={attachment.id} api={api} attachment={attachment} site={site} />
          ))}
        </ul>
      )}
      {content?.kind === 'image' && only !== undefined ? (
        <div className={styles.picture}>
          <Picture
            source={{ of: 'attachment', id: only.id, site, side: largeSide }}
            size="large"
            label={only.fileName}
          />
        </div>
      ) : null}
      {content !== undefined || left <= 0 ? null : (
        <div className={styles.more}>
          <OuterLink href={url}>{left} older in Jira</OuterLink>
        </div>
      )}
    </Card>
  );
}

function Row({
  api,
  attachment,
  site,
}: {
  readonly api: Pick<Api, 'attachment'>;
  readonly attachment: Attachment;
  readonly site: string;
}) {
  const styles = useStyles();
  const [trouble, setTrouble] = useState<string>();
  const { id, fileName, mimeType, size, author, created } = attachment;
  const save = async () => {
    try {
      saveFile(fileName, await api.attachment(id, site));
      setTrouble(undefined);
    } catch (error) {
      const { title, detail } = troubleOf(error);
      setTrouble(detail ?? title);
    }
  };
  const about = [sizeInWords(size), author?.displayName, formatDateTime(created)];
  return (
    <li className={styles.item}>
      {mimeType.startsWith('image/') ? (
        <Picture source={{ of: 'attachment', id, site, side: smallSide }} size="small" label={fileName} />
      ) : (
        <FileSign />
      )}
      <span className={styles.words}>
        <span className={styles.name}>{fileName}</span>
        <span className={styles.muted}>
          {trouble ?? about.filter((part) => part !== undefined).join(' · ')}
        </span>
      </span>
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowDownloadRegular />}
        aria-label={`Save ${fileName}`}
        title="Save"
        onClick={() => void save()}
      />
    </li>
  );
}

import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { limitsInWords } from './added-file.ts';

const useStyles = makeStyles({
  zone: { position: 'relative', flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  over: {
    position: 'absolute',
    zIndex: 2,
    inset: tokens.spacingHorizontalS,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    textAlign: 'center',
    padding: tokens.spacingHorizontalM,
    border: `2px dashed ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    opacity: 0.95,
    // What is dropped goes to the zone, wherever the pointer is in it.
    pointerEvents: 'none',
  },
  limits: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** Where files can be dropped. Elsewhere a browser would open them in the place of the page. */
export function DropZone({
  onFiles,
  children,
}: {
  readonly onFiles: (files: FileList) => void;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const zone = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const place = zone.current;
    if (place === null) return;
    const leaving = new AbortController();
    const on = (name: 'dragenter' | 'dragover' | 'drop', act: (transfer: DataTransfer) => void) =>
      place.addEventListener(
        name,
        (event) => {
          const transfer = event.dataTransfer;
          if (transfer === null || !transfer.types.includes('Files')) return;
          event.preventDefault();
          act(transfer);
        },
        { signal: leaving.signal },
      );
    on('dragenter', () => setOver(true));
    on('dragover', (transfer) => {
      transfer.dropEffect = 'copy';
    });
    on('drop', ({ files }) => {
      setOver(false);
      onFiles(files);
    });
    place.addEventListener(
      'dragleave',
      ({ relatedTarget: to }) => {
        // Also fires on the way from one element of the zone to another.
        if (!(to instanceof Node) || !place.contains(to)) setOver(false);
      },
      { signal: leaving.signal },
    );
    return () => leaving.abort();
  }, [onFiles]);

  return (
    <div ref={zone} className={styles.zone}>
      {children}
      {over ? (
        <div className={styles.over}>
          <strong>Drop files to add them to your message</strong>
          <span className={styles.limits}>{limitsInWords}</span>
        </div>
      ) : null}
    </div>
  );
}

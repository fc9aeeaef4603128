import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { ImageRegular } from '@fluentui/react-icons/svg/image';
import type { PictureSource } from './picture-source.ts';
import { usePicture } from './pictures.ts';

const useStyles = makeStyles({
  frame: {
    flexShrink: 0,
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    overflow: 'hidden',
    fontSize: '20px',
    // Without it a light picture has no edge on a light page.
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground3,
  },
  small: { boxSizing: 'border-box', width: '36px', height: '36px' },
  large: { width: 'fit-content', maxWidth: '100%', minWidth: '36px', minHeight: '36px' },
  smallImage: { width: '100%', height: '100%', objectFit: 'cover' },
  image: { display: 'block', maxWidth: '100%', objectFit: 'contain' },
  mediumImage: { maxHeight: '140px' },
  largeImage: { maxHeight: '260px' },
});

/** A picture in a frame; while it is not there, or is none, a sign for it. `label` is read out with all but the small one. */
export function Picture({
  source,
  size,
  label,
}: {
  readonly source: PictureSource;
  readonly size: 'small' | 'medium' | 'large';
  readonly label: string;
}) {
  const styles = useStyles();
  const address = usePicture(source);
  return (
    <span className={mergeClasses(styles.frame, size === 'small' ? styles.small : styles.large)}>
      {typeof address === 'string' ? (
        <img
          src={address}
          alt={size === 'small' ? '' : label}
          className={
            size === 'small'
              ? styles.smallImage
              : mergeClasses(styles.image, size === 'large' ? styles.largeImage : styles.mediumImage)
          }
        />
      ) : (
        <ImageRegular aria-hidden="true" />
      )}
    </span>
  );
}

/** In the place of a picture, for a file that is none. */
export function FileSign() {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.frame, styles.small)} aria-hidden="true">
      <DocumentRegular />
    </span>
  );
}

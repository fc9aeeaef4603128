import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, type ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { useKnownLinks } from './known-links.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { isNestedTooDeep } from './nesting.ts';
import { OuterLink } from './outer-link.tsx';
import { safeLink } from './safe-link.ts';
import { useScrollsSideways } from './use-scrolls-sideways.ts';

const useStyles = makeStyles({
  text: {
    minWidth: 0,
    overflowWrap: 'anywhere',
    lineHeight: tokens.lineHeightBase300,
    '& > :first-child': { marginTop: 0 },
    '& > :last-child': { marginBottom: 0 },
    '& p, & ul, & ol, & pre, & blockquote, & table': { margin: `${tokens.spacingVerticalS} 0` },
    '& p, & li, & h1, & h2, & h3, & h4, & h5, & h6, & th, & td, & pre': { unicodeBidi: 'plaintext' },
    '& ul, & ol': { paddingLeft: tokens.spacingHorizontalXXL },
    '& li > p': { margin: 0 },
    '& h1, & h2, & h3, & h4, & h5, & h6': {
      margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS}`,
      fontSize: tokens.fontSizeBase300,
      lineHeight: tokens.lineHeightBase300,
      fontWeight: tokens.fontWeightSemibold,
    },
    '& code': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      backgroundColor: tokens.colorNeutralBackground3,
      borderRadius: tokens.borderRadiusSmall,
      padding: '1px 4px',
    },
    '& pre': {
      overflowX: 'auto',
      padding: tokens.spacingHorizontalS,
      borderRadius: tokens.borderRadiusMedium,
      backgroundColor: tokens.colorNeutralBackground3,
    },
    '& pre code': { padding: 0, backgroundColor: 'transparent' },
    '& blockquote': {
      paddingLeft: tokens.spacingHorizontalM,
      borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
      color: tokens.colorNeutralForeground2,
    },
    '& hr': { border: 'none', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  plain: { whiteSpace: 'pre-wrap' },
  key: { whiteSpace: 'nowrap' },
  scroll: { overflowX: 'auto', maxWidth: '100%' },
  table: {
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    '& th, & td': {
      textAlign: 'start',
      padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
      border: `1px solid ${tokens.colorNeutralStroke2}`,
      overflowWrap: 'normal',
    },
  },
});

const components: Components = {
  a: ({ href, children }) => <MarkdownLink href={href}>{children}</MarkdownLink>,
  table: ({ children }) => <MarkdownTable>{children}</MarkdownTable>,
};

/** What is not known is no link: the address is shown, for whoever wants to go there with open eyes. */
function MarkdownLink({
  href,
  children,
}: {
  readonly href: string | undefined;
  readonly children?: ReactNode;
}) {
  const styles = useStyles();
  const isKnown = useKnownLinks();
  if (href !== undefined && href !== '' && !isKnown(href)) {
    return (
      <span>
        {children}
        {children === href ? null : <> ({href})</>}
      </span>
    );
  }
  // A key that breaks at its hyphen reads as two words.
  const isKey = typeof children === 'string' && /^[A-Z][A-Z0-9_]+-\d+$/.test(children);
  return (
    <OuterLink href={href} inline {...(isKey ? { className: styles.key } : {})}>
      {children}
    </OuterLink>
  );
}

function MarkdownTable({ children }: { readonly children?: ReactNode }) {
  const styles = useStyles();
  const { box, scrolls } = useScrollsSideways();
  return (
    <div
      ref={box}
      className={styles.scroll}
      {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': 'Table' } : {})}
    >
      <table className={styles.table}>{children}</table>
    </div>
  );
}

/**
 * Markdown from a model or from Jira, which is hostile until shown otherwise: no HTML, no image (its address could
 * carry data out), links only to http, https and mailto, and in answers only to addresses that were not made up: see known-links.
 */
export const Markdown = memo(function Markdown({ text }: { readonly text: string }) {
  const styles = useStyles();
  if (isNestedTooDeep(text)) return <div className={mergeClasses(styles.text, styles.plain)}>{text}</div>;
  // While an answer streams, what stands before its last block stays as it is, and where it is.
  const placed = markdownBlocks(text).map((block, place) => ({ block, place }));
  return (
    <div className={styles.text}>
      {placed.map(({ block, place }) => (
        <MarkdownBlock key={place} text={block} />
      ))}
    </div>
  );
});

const MarkdownBlock = memo(function MarkdownBlock({ text }: { readonly text: string }) {
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm]}
      components={components}
      disallowedElements={['img', 'input']}
      skipHtml
      urlTransform={(address) => safeLink(address) ?? ''}
    >
      {text}
    </ReactMarkdown>
  );
});

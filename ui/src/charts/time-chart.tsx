import 'uplot/dist/uPlot.min.css';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import uPlot from 'uplot';
import { usePrefersDark } from '../theme/use-prefers-dark.ts';

const heightPx = 180;

/** A colour of the theme, so that the chart follows light, dark and high contrast. */
export type SeriesColor =
  | 'colorBrandForeground1'
  | 'colorStatusSuccessForeground1'
  | 'colorStatusWarningForeground1'
  | 'colorStatusDangerForeground1'
  | 'colorNeutralForeground3';

export interface ChartSeries {
  readonly label: string;
  readonly color: SeriesColor;
  readonly shape: 'bars' | 'line';
  /** One for each time. */
  readonly values: readonly number[];
}

const useStyles = makeStyles({
  figure: { margin: 0, minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  plot: {
    position: 'relative',
    minWidth: 0,
    width: '100%',
    height: `${heightPx}px`,
    overflow: 'hidden',
    '& .uplot': { width: '100%', fontFamily: tokens.fontFamilyBase },
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  key: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  swatch: { width: '12px', height: '12px', borderRadius: '2px', flexShrink: 0 },
  summary: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  details: { fontSize: tokens.fontSizeBase200 },
  scroll: { maxHeight: '220px', overflow: 'auto' },
  table: { borderCollapse: 'collapse', width: '100%', fontVariantNumeric: 'tabular-nums' },
  cell: { textAlign: 'right', padding: `2px ${tokens.spacingHorizontalS}`, fontWeight: 'normal' },
  rowHead: { textAlign: 'left', padding: `2px ${tokens.spacingHorizontalS}`, fontWeight: 'normal' },
});

/** Values over time. Whoever does not see the drawing has the summary and the table below it. */
export function TimeChart({
  name,
  summary,
  at,
  series,
}: {
  readonly name: string;
  /** What the chart comes to, in a sentence. */
  readonly summary: string;
  /** Beginning of each span, ISO 8601. */
  readonly at: readonly string[];
  readonly series: readonly ChartSeries[];
}) {
  const styles = useStyles();
  const dark = usePrefersDark();
  const box = useRef<HTMLDivElement>(null);
  const summaryId = useId();

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    // A canvas cannot use the theme's CSS variables: it is drawn anew, with what they then are, when the theme changes.
    element.dataset['theme'] = dark ? 'dark' : 'light';
    const chart = new uPlot(
      optionsFor(element, at, series),
      [
        at.map(seconds),
        // A bar of nothing would still draw its edge.
        ...series.map(({ values, shape }) =>
          shape === 'bars' ? values.map((value) => value || null) : [...values],
        ),
      ],
      element,
    );
    const resized = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: heightPx }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      chart.destroy();
    };
  }, [at, series, dark]);

  const clock = new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (
    <figure className={styles.figure} aria-label={name}>
      <span id={summaryId} className={styles.summary}>
        {summary}
      </span>
      <div
        ref={box}
        className={styles.plot}
        role="img"
        aria-label={`Chart: ${name}`}
        aria-describedby={summaryId}
      />
      <ul className={styles.legend} aria-hidden="true">
        {series.map(({ label, color }) => (
          <li key={label} className={styles.key}>
            <span className={styles.swatch} style={{ backgroundColor: tokens[color] }} />
            {label}
          </li>
        ))}
      </ul>
      <details className={styles.details}>
        <summary>As a table</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard */}
        <section className={styles.scroll} tabIndex={0} aria-label={`${name}: table`}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col" className={styles.rowHead}>
                  From
                </th>
                {series.map(({ label }) => (
                  <th key={label} scope="col" className={styles.cell}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {at
                .map((each, index) => ({ each, index }))
                .filter(({ index }) => series.some(({ values }) => (values[index] ?? 0) > 0))
                .reverse()
                .map(({ each, index }) => (
                  <tr key={each}>
                    <th scope="row" className={styles.rowHead}>
                      {clock.format(new Date(each))}
                    </th>
                    {series.map(({ label, values }) => (
                      <td key={label} className={styles.cell}>
                        {(values[index] ?? 0).toLocaleString()}
                      </td>
                    ))}
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}

const seconds = (iso: string) => Date.parse(iso) / 1000;

function optionsFor(
  element: HTMLElement,
  at: readonly string[],
  series: readonly ChartSeries[],
): uPlot.Options {
  const [first, second, last] = [at[0], at[1], at.at(-1)].map((each) => seconds(each ?? ''));
  // The last span has its width, too.
  const end = (last ?? 0) + ((second ?? 0) - (first ?? 0) || 3_600);
  const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
  const tick = (time: number) => {
    const date = new Date(time * 1000);
    return date.getHours() === 0 && date.getMinutes() === 0 ? day.format(date) : clock.format(date);
  };
  const computed = getComputedStyle(element);
  const color = (name: string) => computed.getPropertyValue(`--${name}`).trim();
  const axis = {
    stroke: color('colorNeutralForeground3'),
    grid: { stroke: color('colorNeutralStroke3'), width: 1 },
    ticks: { stroke: color('colorNeutralStroke3'), width: 1 },
    font: `11px ${computed.fontFamily}`,
  };
  return {
    width: element.clientWidth,
    height: heightPx,
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    scales: {
      x: { range: () => [first ?? 0, end] },
      y: { range: (_chart, _min, max) => [0, Math.max(1, max * 1.1)] },
    },
    axes: [
      { ...axis, space: 60, values: (_chart, times) => times.map(tick) },
      {
        ...axis,
        size: 48,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 1e6],
      },
    ],
    series: [
      {},
      ...series.map(({ label, color: name, shape }) => ({
        label,
        stroke: color(name),
        ...(shape === 'bars'
          ? {
              fill: color(name),
              paths: uPlot.paths.bars?.({ size: [0.7, 40], align: 1 }) ?? (() => null),
              points: { show: false },
            }
          : {
              width: 2,
              dash: [6, 4],
              paths: uPlot.paths.stepped?.({ align: 1 }) ?? (() => null),
              points: { show: false },
            }),
      })),
    ],
  };
}

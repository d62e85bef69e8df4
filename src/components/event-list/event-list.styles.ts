import { css } from 'lit';

export const styles = css`
  /* No more than the window: what stands below that is out of sight and cannot be seen to move. */
  .reserve {
    min-height: var(--callbox-min-height, min(var(--limit) * 9em, 100vh));
  }

  [part='topics'],
  [part='subscribe'] {
    margin-block-end: 0.8em;
  }
  select {
    max-width: 100%;
    margin-inline-start: 0.4em;
    background: Canvas;
    color: CanvasText;
  }

  /* So that the heading of a day does not lie over what has the focus (WCAG 2.4.11). */
  a,
  button,
  summary,
  [data-item] {
    scroll-margin-block-start: calc(3.5em + var(--callbox-sticky-top, 0px));
  }

  .day + .day {
    margin-block-start: 1.2em;
  }
  [part='day'] {
    position: sticky;
    z-index: 1;
    top: var(--callbox-sticky-top, 0px);
    padding-block: 0.45em;
    background: var(--callbox-surface, Canvas);
    border-block-end: 2px solid var(--accent);
    font-size: 1.1em;
  }
  [part='day']::first-letter {
    text-transform: uppercase;
  }
  [part='event'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1.2em;
    padding-block: calc(var(--gap) * 0.9);
    border-block-end: 1px solid var(--border);
  }
  [part='when'] {
    flex: 1 0 8.5em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  [part='when'] .quiet {
    font-weight: 400;
  }
  .about {
    flex: 99 1 18em;
    min-width: 0;
  }
  .about > * + * {
    margin-block-start: 0.25em;
  }
  [part='title'] {
    font-size: 1.1em;
  }
  .off [part='title'],
  .off [part='when'] time {
    text-decoration: line-through;
  }
  [part='summary'] {
    max-width: 65ch;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
    align-items: baseline;
  }
  .actions:empty {
    display: none;
  }
  details[open] {
    flex: 1 1 100%;
  }
  details .text,
  details dl,
  details .actions {
    margin-block: 0.4em;
  }
  details dl {
    display: grid;
    gap: 0.2em;
  }
  details dl > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.8em;
  }
  dt {
    flex: 1 0 8em;
    font-weight: 600;
  }
  dd {
    flex: 99 1 9em;
  }
  dd a {
    display: inline-block;
  }

  @media print {
    [part='event'] {
      break-inside: avoid;
    }
    [part='day'] {
      position: static;
    }
  }
`;

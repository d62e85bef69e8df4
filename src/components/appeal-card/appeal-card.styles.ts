import { css } from 'lit';

export const styles = css`
  /* No more than the window: what stands below that is out of sight and cannot be seen to move. */
  .reserve {
    min-height: var(--callbox-min-height, min(var(--limit) * 40em, 100vh));
  }
  :host([layout='strip']) .reserve {
    min-height: var(--callbox-min-height, min(var(--limit) * 5em, 100vh));
  }
  @media (max-width: 800px) {
    :host([layout='strip']) .reserve {
      min-height: var(--callbox-min-height, min(var(--limit) * 8em, 100vh));
    }
  }
  @media (max-width: 480px) {
    :host([layout='strip']) .reserve {
      min-height: var(--callbox-min-height, min(var(--limit) * 12em, 100vh));
    }
  }
  @media (max-width: 360px) {
    :host([layout='strip']) .reserve {
      min-height: var(--callbox-min-height, min(var(--limit) * 15em, 100vh));
    }
  }
  :host([layout='compact']) .reserve {
    min-height: var(--callbox-min-height, min(var(--limit) * 8em, 100vh));
  }

  .appeals {
    display: grid;
    gap: var(--gap);
  }
  [part='appeal'] {
    min-width: 0;
    padding: 1.1em;
    background: var(--callbox-surface, transparent);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  [part='appeal'] > * + * {
    margin-block-start: 0.9em;
  }
  .urgent {
    border-color: var(--urgent);
    border-inline-start-width: 0.4em;
  }
  [part='label'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.6em;
    align-items: center;
    font-size: 0.9em;
    font-weight: 600;
  }
  .urgency {
    background: var(--urgent);
    border-color: transparent;
    color: var(--on-urgent);
  }
  .head > [part='title'] {
    font-size: 1.4em;
    line-height: 1.25;
    margin-block-start: 0.15em;
  }
  [part='warning'] {
    padding: 0.6em 0.9em;
    background: var(--warning);
    color: var(--on-warning);
    border-radius: var(--radius);
    font-weight: 600;
  }
  [part='emergency'],
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.7em;
    align-items: center;
  }
  [part='emergency'] {
    font-weight: 600;
  }

  /* Side by side where there is room, without a container query, which would collapse in a table cell. */
  .body {
    display: flex;
    flex-wrap: wrap;
    gap: 1em 1.4em;
  }
  .body > .pictures {
    flex: 1 1 14em;
    min-width: 0;
    max-width: 30em;
  }
  .about {
    flex: 2 1 18em;
    min-width: 0;
  }
  .about > * + * {
    margin-block-start: 0.8em;
  }
  .pictures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(7.5em, 1fr));
    gap: 0.7em;
    align-content: start;
  }
  .pictures > :first-child {
    grid-column: 1 / -1;
  }
  img {
    width: 100%;
    background: color-mix(in srgb, currentColor 8%, transparent);
    border-radius: calc(var(--radius) / 1.5);
  }
  .sensitive {
    display: grid;
    gap: 0.7em;
    place-items: center;
    place-content: center;
    min-height: 10em;
    padding: 1em;
    text-align: center;
    border: 1px dashed currentColor;
    border-radius: var(--radius);
  }
  figcaption {
    margin-block-start: 0.3em;
  }

  [part='facts'] {
    display: grid;
    gap: 0.3em;
  }
  [part='facts'] > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.8em;
  }
  dt {
    flex: 1 0 8.5em;
    font-weight: 600;
  }
  dd {
    flex: 99 1 9em;
  }
  .note {
    display: block;
  }
  [part='contacts'] > ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17em), 1fr));
    gap: 0.8em 1.2em;
    margin-block-start: 0.4em;
  }
  [part='contacts'] .actions {
    margin-block-start: 0.3em;
  }
  [part='contacts'] .quiet {
    display: block;
  }
  [part='help'] {
    font-size: 1.1em;
  }
  [part='origin'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1.2em;
    padding-block-start: 0.7em;
    border-block-start: 1px solid var(--border);
  }

  :host([layout='strip']) [part='appeal'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
    align-items: center;
    padding: 0.7em 1em;
  }
  :host([layout='strip']) [part='appeal'] > * {
    margin: 0;
  }
  :host([layout='strip']) [part='title'] {
    flex: 1 1 14em;
  }
  :host([layout='strip']) [part='warning'] {
    padding-block: 0.2em;
  }
  :host([layout='compact']) .appeals {
    gap: calc(var(--gap) / 2);
  }
  :host([layout='compact']) [part='appeal'] {
    display: flex;
    gap: 0.9em;
    padding: 0.8em;
  }
  :host([layout='compact']) [part='appeal'] > * {
    margin: 0;
  }
  :host([layout='compact']) .about > * + * {
    margin-block-start: 0.2em;
  }
  .thumb {
    flex: 0 0 5.5em;
  }
  .thumb img {
    aspect-ratio: 1;
    height: auto;
    object-fit: cover;
    object-position: 50% 25%;
  }

  @media print {
    [part='appeal'] {
      break-inside: avoid;
    }
  }
`;

import { css } from 'lit';

export const styles = css`
  /* No more than the window: what stands below that is out of sight and cannot be seen to move. */
  .reserve {
    min-height: var(--callbox-min-height, min(var(--limit) * 6em + 8em, 100vh));
  }

  [part='notice'] {
    margin-block-end: 1em;
    padding: 0.7em 1em;
    border: 1px solid var(--border);
    border-inline-start: 0.4em solid var(--warning);
    border-radius: var(--radius);
    white-space: pre-line;
  }
  [part='thread'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1.4em;
    margin-block-end: 0.8em;
  }
  .closed {
    flex: 1 1 100%;
  }
  /* In one line also on a phone, where the choice gives way: the button for new comments must not move them. */
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block-end: 0.8em;
  }
  [part='sort'] {
    flex: 1 1 4.5em;
    min-width: 0;
    min-height: calc(2.6em + 2px);
  }
  [part='news'] {
    padding-inline: 0.6em;
  }
  label {
    display: flex;
    align-items: center;
    white-space: nowrap;
  }
  select {
    min-width: 0;
    margin-inline-start: 0.4em;
    background: Canvas;
    color: CanvasText;
  }

  [part='comment'] {
    padding-block: calc(var(--gap) * 0.8);
    border-block-start: 1px solid var(--border);
  }
  [part='comment'] > * + * {
    margin-block-start: 0.3em;
  }
  .depth-1,
  .depth-2,
  .depth-3 {
    padding-inline-start: 0.9em;
    border-inline-start: 2px solid var(--border);
  }
  .depth-1 {
    margin-inline-start: 0.6em;
  }
  .depth-2 {
    margin-inline-start: 1.7em;
  }
  .depth-3 {
    margin-inline-start: 2.8em;
  }
  [part='title'] {
    font-size: 1em;
  }
  [part='title'] .quiet {
    font-weight: normal;
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.8em;
    align-items: baseline;
  }

  /* A frame and a band that no name can draw. */
  .official {
    padding-inline: 1em;
    border: 2px solid var(--accent);
    border-radius: var(--radius);
  }
  [part='official'] {
    margin-block-start: calc(var(--gap) * -0.8);
    margin-inline: -1em;
    padding: 0.3em 1em;
    background: var(--accent);
    color: var(--on-accent);
    border-radius: calc(var(--radius) - 2px) calc(var(--radius) - 2px) 0 0;
  }

  @media print {
    [part='comment'] {
      break-inside: avoid;
    }
  }
`;

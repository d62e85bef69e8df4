import { css } from 'lit';

/** The looks of what comes with the form. */
export const writingStyles = css`
  [part='form'] {
    margin-block: 0.6em 1em;
    padding: 1em;
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  [part='form'] > * + * {
    margin-block-start: 0.9em;
  }
  [part='field'] {
    min-width: 0;
    margin-inline: 0;
    padding: 0;
    border: 0;
  }
  [part='field'] label,
  legend {
    display: block;
    padding: 0;
    font-weight: 600;
    white-space: normal;
  }
  [part='field'] .option {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-height: 2.2em;
    font-weight: normal;
  }
  .option input {
    flex: none;
    width: 1.3em;
    height: 1.3em;
    margin: 0;
  }
  [part='field'] :is(input:not([type='radio']), select, textarea) {
    display: block;
    width: 100%;
    min-height: 2.6em;
    margin: 0.4em 0; /* room for the ring around what has the focus */
    padding: 0.5em 0.7em;
    font: inherit;
    line-height: 1.5;
    background: Canvas;
    color: CanvasText;
    border: 1px solid currentColor;
    border-radius: var(--radius);
  }
  textarea {
    resize: vertical;
  }
  [part='field'] [aria-invalid] {
    border-width: 2px;
  }
  [part='error']:not(:empty) {
    margin-block: 0.25em;
    padding-inline-start: 0.6em;
    border-inline-start: 0.3em solid var(--urgent);
    font-weight: 600;
  }
  [part='error']:empty,
  [part='state']:empty {
    margin: 0 !important;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }
  [aria-disabled='true'] {
    opacity: 0.75;
    cursor: default;
  }
  [part='state'] {
    font-weight: 600;
  }
  [part='field'] .quiet {
    font-weight: normal;
  }
  .own {
    margin-block: 0.6em 1em;
    padding: 0.8em 1em;
    border: 1px dashed currentColor;
    border-radius: var(--radius);
  }
  .own > * + * {
    margin-block-start: 0.3em;
  }
  .own:focus {
    outline-offset: 0.3em;
  }
  @media (forced-colors: active) {
    [aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
    }
  }
  @media print {
    [part='form'] {
      display: none;
    }
  }
`;

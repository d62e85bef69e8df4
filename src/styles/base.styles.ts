import { css } from 'lit';

/** What all elements share: the shield against the page's styles, the tokens, and the looks of text, links and buttons. */
export const baseStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }

  /* A page's rule for "*" beats one for :host, so the shield stands inside. Only font, size and colour come through. */
  .frame {
    all: initial;
    display: flow-root;
    font-family: inherit;
    font-size: inherit;
    color: inherit;
    color-scheme: inherit;
    line-height: 1.5;
    text-align: left;
    overflow-wrap: anywhere;
    --accent: var(--callbox-accent, #1d4f91);
    --on-accent: var(--callbox-on-accent, #fff);
    --border: var(--callbox-border, color-mix(in srgb, currentColor 28%, transparent));
    --radius: var(--callbox-radius, 0.5em);
    --gap: var(--callbox-gap, 1em);
    --urgent: var(--callbox-urgent, #b3001b);
    --on-urgent: var(--callbox-on-urgent, #fff);
    --warning: var(--callbox-warning, #ffd84d);
    --on-warning: var(--callbox-on-warning, #1c1700);
  }

  @supports (color: light-dark(red, red)) {
    .frame {
      --accent: var(--callbox-accent, light-dark(#1d4f91, #9cc3ff));
      --on-accent: var(--callbox-on-accent, light-dark(#fff, #06152b));
    }
  }
  .frame[dir='rtl'] {
    text-align: right;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
    /* A line reads in the direction of its own words, whatever the page's: English in an Arabic page and the reverse. */
    unicode-bidi: plaintext;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    font-size: 1.15em;
    line-height: 1.3;
    text-wrap: balance;
  }
  [part='heading'] {
    font-size: 1.4em;
    margin-block-end: 0.6em;
  }
  ul[role='list'] {
    list-style: none;
  }
  img {
    display: block;
    max-width: 100%;
    height: auto;
  }
  a {
    color: inherit;
    text-decoration-color: var(--accent);
    text-decoration-thickness: 0.1em;
    text-underline-offset: 0.18em;
  }
  a:hover {
    text-decoration-thickness: 0.16em;
  }
  button,
  select,
  summary,
  .action {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  /* 24 px is WCAG 2.2's least (2.5.8); a thumb wants more. */
  button,
  select,
  .action {
    display: inline-block;
    min-height: 2.6em;
    padding: 0.5em 1em;
    line-height: 1.6;
    background: transparent;
    border: 1px solid currentColor;
    border-radius: var(--radius);
    text-decoration: none;
  }
  button:hover,
  .action:hover {
    text-decoration: underline;
  }
  .primary {
    background: var(--accent);
    border-color: transparent;
    color: var(--on-accent);
    font-weight: 600;
  }
  summary {
    display: list-item;
    width: fit-content;
    padding-block: 0.25em;
  }
  :focus-visible {
    outline: 3px solid currentColor;
    outline-offset: 2px;
  }
  [data-item]:focus {
    outline-offset: 0.3em;
  }
  [part='age'] {
    margin-block-end: 0.8em;
    padding-inline-start: 0.8em;
    border-inline-start: 0.25em solid var(--warning);
    font-size: 0.9em;
  }
  [part='more'] {
    margin-block-start: var(--gap);
  }
  .badge {
    display: inline-block;
    padding: 0 0.5em;
    border: 1px solid currentColor;
    border-radius: 0.3em;
    font-size: 0.85em;
    font-weight: 600;
  }
  .text {
    text-align: start;
    white-space: pre-line;
  }
  .text > div {
    white-space: normal;
  }
  .text > div > * {
    margin-block: 0 0.7em;
  }
  .text ul,
  .text ol,
  .text blockquote {
    margin-inline: 0;
    padding-inline-start: 1.4em;
  }
  .quiet {
    font-size: 0.9em;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: no-preference) {
    details[open] > summary ~ * {
      animation: appear 0.15s ease-out;
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  }
  @media (forced-colors: active) {
    .badge,
    .primary {
      border: 1px solid;
    }
  }
  @media print {
    button,
    [part] > label,
    summary,
    .no-print {
      display: none;
    }
  }
`;

import { css } from 'lit';

export const styles = css`
  /* No more than the window: what stands below that is out of sight and cannot be seen to move. */
  .reserve {
    min-height: var(--callbox-min-height, min(var(--limit) * 8em + 12em, 100vh));
  }

  .videos {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17em), 1fr));
    gap: calc(var(--gap) * 1.6) var(--gap);
  }
  [part='video'] > * + * {
    margin-block-start: 0.4em;
  }
  .screen {
    position: relative;
    display: block;
    width: 100%;
    aspect-ratio: 16 / 9;
    padding: 0;
    overflow: hidden;
    background: repeating-linear-gradient(135deg, #10202f 0 1.4em, #162b40 1.4em 2.8em);
    border: 0;
    border-radius: var(--radius);
    color: #fff;
  }
  .portrait {
    width: min(100%, 19em);
    aspect-ratio: 9 / 16;
    margin-inline: auto;
  }
  .screen img,
  .screen iframe,
  .screen video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border: 0;
    object-fit: cover;
  }
  .screen video {
    object-fit: contain;
  }
  /* A film of one's own is as wide or as tall as it is, once the browser knows. */
  .file {
    aspect-ratio: auto;
    background: #000;
  }
  .file video {
    position: static;
    display: block;
    height: auto;
    max-height: 36em;
    aspect-ratio: auto 16 / 9;
  }
  .triangle {
    position: absolute;
    inset: 0;
    width: 3.6em;
    height: 3.6em;
    margin: auto;
    background: rgb(0 0 0 / 75%);
    border: 2px solid #fff;
    border-radius: 50%;
  }
  .triangle::before {
    content: '';
    position: absolute;
    top: 50%;
    left: 54%;
    border: solid transparent;
    border-width: 0.75em 0 0.75em 1.25em;
    border-left-color: #fff;
    transform: translate(-50%, -50%);
  }
  .screen:hover .triangle {
    background: #000;
  }
  .time {
    position: absolute;
    inset-block-end: 0.5em;
    inset-inline-end: 0.5em;
    padding: 0.1em 0.5em;
    background: rgb(0 0 0 / 85%);
    border-radius: 0.25em;
    color: #fff;
    font-size: 0.9em;
  }
  [part='title'] {
    font-size: 1.1em;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1.2em;
  }
  [part='transcript'] .text {
    max-height: 20em;
    overflow: auto;
  }

  @media (forced-colors: active) {
    .screen {
      border: 1px solid;
    }
    .triangle {
      forced-color-adjust: none;
    }
  }
  @media print {
    .screen {
      display: block;
    }
  }
`;

/** Thrown where a command cannot do its work; the message tells whoever gave it what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

import { createHash } from 'node:crypto';

/** SHA-256, as what must not be readable is kept. */
export const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

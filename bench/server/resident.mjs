import { randomUUID } from 'node:crypto';

export const ORIGIN = 'https://www.city.example';
export const PUBLIC_URL = 'https://comments.city.example';
export const PASSWORD = 'a password for benchmarks only';

const WORDS =
  'The lamp at the north end of the footbridge has been dark since Tuesday, and people who come home late from the station ' +
  'walk past it by the light of their phones. Could somebody have a look before the evenings get longer?';

let count = 0;

/** A comment like no other. */
export const newComment = () => ({
  name: `Resident ${++count}`,
  content_text: `${WORDS} (${process.pid}-${count})`,
  language: 'en',
});

/** A post as the comment box sends it. */
export const newPost = thread => ({
  path: `/threads/${thread}/comments`,
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Origin: ORIGIN, 'Idempotency-Key': randomUUID() },
  body: JSON.stringify(newComment()),
});

/** Posts one and gives what came back; throws where it was not taken. */
export async function post(service, thread) {
  const { path, ...init } = newPost(thread);
  const response = await fetch(service.url + path, init);
  const item = await response.json();
  if (!response.ok) throw new Error(`A post was answered with ${response.status}: ${JSON.stringify(item)}`);
  return item;
}

/** Lets comments of a thread appear at once, as a moderator would. */
export async function publishAtOnce(service, thread) {
  const api = `${service.url}/api/moderation`;
  const headers = { 'Content-Type': 'application/json', Origin: PUBLIC_URL };
  const send = (path, body, cookie) =>
    fetch(api + path, { method: 'POST', headers: { ...headers, ...cookie }, body: JSON.stringify(body) });
  const signedIn = await send('/session', { name: 'moderator', password: PASSWORD });
  const cookie = signedIn.headers.get('Set-Cookie')?.split(';')[0];
  const changed = await send(`/threads/${thread}`, { moderation: 'after' }, { Cookie: cookie ?? '' });
  if (!changed.ok) throw new Error(`The thread could not be set: ${changed.status} ${await changed.text()}`);
}

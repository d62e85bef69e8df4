import { insertComment } from '../../src/store/new-comment.js';
import type { CommentRow } from '../../src/store/tables.js';
import { SECOND, type TestService } from './service.js';

/** Publishes many comments, a second apart, without the way through the app; gives their ids. */
export function publish(
  service: TestService,
  thread: string,
  count: number,
  fieldsOf: (i: number) => Partial<CommentRow> = () => ({}),
): Promise<string[]> {
  return service.store.write(async write => {
    const ids = [];
    for (let i = 0; i < count; i++) {
      service.pass(SECOND);
      const fields = { thread, status: 'published', text: `Comment ${i}`, ...fieldsOf(i) } as const;
      ids.push((await insertComment(write, fields, service.now)).id);
    }
    return ids;
  });
}

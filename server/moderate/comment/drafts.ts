/** What an officer has begun to answer, by the comment's id: a look at the thread must not cost the words. In memory only. */
export const drafts = new Map<string, string>();

/** A file of real publishers' data; the folder is no part of the project and may be absent. */
export interface SharedFile {
  readonly name: string;
  /** Address that the test server has it at. */
  readonly url: string;
}

/**
 * The files in that folder of the shared data, or none where there is no such data. Await it at the top of a test file:
 *
 * ```ts
 * const files = await sharedFiles('jsonfeed');
 * if (files.length === 0) it.skip('skipped: no shared data');
 * for (const file of files) it(`shows ${file.name}`, …);
 * ```
 */
export async function sharedFiles(folder: string): Promise<readonly SharedFile[]> {
  const response = await networkFetch(`/shared-data/${folder}/`);
  if (!response.ok) return [];
  const names: string[] = await response.json();
  return names.map(name => ({ name, url: `/shared-data/${folder}/${encodeURIComponent(name)}` }));
}

/** The bytes of a shared file, even while `serveFeed` answers for the network. */
export async function readShared({ url }: SharedFile): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await networkFetch(url)).arrayBuffer());
}

const networkFetch = window.fetch.bind(window);

/** What the files of all elements import, relative to the loader's, so that all is asked for at once. The build writes it. */
export const sharedFiles: string[] = [];

/** A file that a page handed to the visitor. */
export interface SavedFile {
  name: string;
  type: string;
  text: string;
}

/** Does what makes the page hand out a file, and gives the file in place of downloading it. */
export async function savedFile(act: () => unknown): Promise<SavedFile> {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  const blobs = new Map<string, Blob>();
  let saved: { name: string; blob: Blob } | undefined;
  URL.createObjectURL = object => {
    const address = createObjectURL.call(URL, object);
    blobs.set(address, object as Blob);
    return address;
  };
  HTMLAnchorElement.prototype.click = function () {
    const blob = blobs.get(this.href);
    if (blob && this.download) saved = { name: this.download, blob };
    else click.call(this);
  };
  try {
    await act();
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  if (!saved) throw new Error('No file was handed out');
  return { name: saved.name, type: saved.blob.type, text: await saved.blob.text() };
}

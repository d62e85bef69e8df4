/** Copies a text and says so in `status`; where the browser forbids it, what is `shown` of it is selected instead. */
export async function copy(text, { status, done, shown }) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = done;
  } catch {
    if (shown) getSelection().selectAllChildren(shown);
    status.textContent = `This browser does not let the page copy. ${
      shown ? 'The lines are selected: copy them with your keyboard.' : 'Copy the address of this page.'
    }`;
  }
}

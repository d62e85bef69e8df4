/** Copies a text and says so in `status`; where the browser forbids it, `shown` is selected instead. */
export async function copy(text, { status, done, shown }) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = done;
  } catch {
    getSelection().selectAllChildren(shown);
    status.textContent =
      'This browser does not let the page copy. The lines are selected: copy them with your keyboard.';
  }
}

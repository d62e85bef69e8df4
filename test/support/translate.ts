/** Does as browsers' translators do: puts every piece of text, but for styles, into elements of its own. */
export function translate(element: Element): void {
  const walker = document.createTreeWalker(element.shadowRoot!, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const isForEyes = ({ data, parentNode }: Text) => data.trim() && parentNode?.nodeName !== 'STYLE';
  for (const text of texts.filter(isForEyes)) {
    const font = document.createElement('font');
    font.append(document.createElement('font'));
    text.replaceWith(font);
    font.firstElementChild!.textContent = `«${text.data.trim()}»`;
  }
}

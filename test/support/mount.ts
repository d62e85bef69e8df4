import { oneEvent } from '@open-wc/testing';
import { render, type TemplateResult } from 'lit';

export { visibleText } from './visible-text.js';

export interface MountOptions {
  /**
   * How wide the container is, in CSS pixels. It stands for a phone where layout follows the container, since WebKitGTK's
   * window gets no narrower than 447 px; for layout that follows the window there is `frame.ts`.
   */
  width?: number;
  dir?: 'ltr' | 'rtl';
  /** Puts light or dark around the element, which works in every engine; the browser's own setting can't be changed in all. */
  scheme?: 'light' | 'dark';
}

/** Puts the template on the page and gives its first element. It leaves the page after the test. */
export function mount<E extends HTMLElement = HTMLElement>(
  template: TemplateResult,
  options?: MountOptions,
): E {
  return fill<E>(addFixture(options), template);
}

/** Puts the template on the page and gives its first element once it has loaded its feed and shows it. */
export async function load<E extends HTMLElement = HTMLElement>(
  template: TemplateResult,
  options?: MountOptions,
): Promise<E> {
  const fixture = addFixture(options);
  const loaded = oneEvent(fixture, 'callbox-load');
  const element = fill<E>(fixture, template);
  await loaded;
  await settled(element);
  return element;
}

/** Waits until the element shows what it has. */
export async function settled(element: Element & { updateComplete?: Promise<boolean> }): Promise<void> {
  while ((await element.updateComplete) === false) continue;
}

const fixtures = new Set<HTMLElement>();

function addFixture({ width, dir = 'ltr', scheme }: MountOptions = {}): HTMLElement {
  const fixture = document.createElement('div');
  fixture.dir = dir;
  if (width !== undefined) fixture.style.width = `${width}px`;
  if (scheme !== undefined) {
    fixture.style.colorScheme = scheme;
    fixture.style.background = 'Canvas';
    fixture.style.color = 'CanvasText';
  }
  document.body.append(fixture);
  fixtures.add(fixture);
  return fixture;
}

function fill<E extends HTMLElement>(fixture: HTMLElement, template: TemplateResult): E {
  render(template, fixture);
  const element = fixture.firstElementChild;
  if (!element) throw new Error('The template holds no element');
  return element as E;
}

afterEach('clear the page', () => {
  for (const fixture of fixtures) fixture.remove();
  fixtures.clear();
});

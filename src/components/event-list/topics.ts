import { html, nothing } from 'lit';
import type { CalendarEvent } from '../../feed/events.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';

/** Nobody finds a topic among more, and a browser is slow to list them. */
const MOST = 100;

/** The choice of a topic, by the browser's own control; none where there is nothing to choose. */
export function renderTopics(
  events: readonly CalendarEvent[],
  chosen: string,
  localize: LocalizeController,
  onChoose: (topic: string) => void,
) {
  const tags = new Set(events.flatMap(({ tags = [] }) => tags));
  const topics = tags.size > MOST ? [] : [...tags];
  if (topics.length < 2 && !chosen) return nothing;
  if (chosen && !topics.includes(chosen)) topics.push(chosen);
  topics.sort((a, b) => a.localeCompare(b, localize.locale));
  return html`<p part="topics">
    <label
      >${localize.term('topic')}
      <select @change=${({ target }: Event) => onChoose((target as HTMLSelectElement).value)}>
        <option value="">${localize.term('allTopics')}</option>
        ${topics.map(
          topic =>
            html`<option value=${topic} ?selected=${topic === chosen} .selected=${topic === chosen}>
              ${topic}
            </option>`,
        )}
      </select></label
    >
  </p>`;
}

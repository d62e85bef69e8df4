import { html } from 'lit';
import { words } from './words.js';

// The words of this page are English; which English says whether the month or the day comes first.
const locale = navigator.languages.find(language => /^en\b/i.test(language)) ?? 'en';
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' });
const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A moment as a person says it, in this machine's zone: "Today, 9:12 AM". */
export function when(moment: string, now = new Date()): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return words.time.today(time.format(date));
  if (date.toDateString() === yesterday.toDateString()) return words.time.yesterday(time.format(date));
  return `${day.format(date)}, ${time.format(date)}`;
}

/** A moment for people and machines. */
export function renderTime(moment: string) {
  const date = new Date(moment);
  const title = Number.isNaN(date.getTime()) ? '' : full.format(date);
  return html`<time datetime=${moment} title=${title}>${when(moment)}</time>`;
}

/** "March 2030" for "2030-03". */
export function monthName(code: string): string {
  return month.format(new Date(`${code}-01T00:00:00Z`));
}

/** A wait of so many seconds in words, never too short. */
export function wait(seconds: number): string {
  if (seconds < 60) return words.time.seconds(Math.ceil(seconds));
  if (seconds < 3600) return words.time.minutes(Math.ceil(seconds / 60));
  return words.time.hours(Math.ceil(seconds / 3600));
}

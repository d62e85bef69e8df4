import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { feeds, given } from '../feeds.js';
import { Events } from './events.js';

@Component({
  selector: 'app-root',
  imports: [Events],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @for (entry of addresses; track entry[0]) {
      <button (click)="src.set(entry[1])">read {{ entry[0] }}</button>
    }
    @for (entry of givens; track entry[0]) {
      <button (click)="feed.set(entry[1])">give {{ entry[0] }}</button>
    }
    <button (click)="past.set(!past())">past</button>
    <button (click)="isShown.set(!isShown())">show or hide</button>
    @if (isShown()) {
      <app-events [src]="src()" [past]="past()" />
    }
    <callbox-event-list
      class="given"
      [feed]="feed()"
      [timeZone]="'Asia/Tokyo'"
      heading="Given"
      [headingLevel]="3"
    >
      No feed
    </callbox-event-list>
  `,
})
export class App {
  readonly addresses = Object.entries(feeds(location.search));
  readonly givens = Object.entries<object>(given);
  readonly src = signal(feeds(location.search).first);
  readonly feed = signal<object>(given.first);
  readonly past = signal(false);
  readonly isShown = signal(true);
}

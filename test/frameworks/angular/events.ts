import { Component, CUSTOM_ELEMENTS_SCHEMA, input, signal } from '@angular/core';
import '@callbox/widgets/event-list';
import type { EventListEvents } from '@callbox/widgets/event-list';

@Component({
  selector: 'app-events',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <callbox-event-list
      [src]="src()"
      [past]="past()"
      [limit]="3"
      time-zone="America/Denver"
      (callbox-load)="onLoad($event)"
      (callbox-error)="onError($event)"
    >
      <a href="/events">See what is on</a>
    </callbox-event-list>
    <output>{{ note() }}</output>
  `,
})
export class Events {
  readonly src = input.required<string>();
  readonly past = input.required<boolean>();
  readonly note = signal('');

  onLoad({ detail }: EventListEvents['callbox-load']) {
    this.note.set(`${detail.items.length} events`);
  }

  onError({ detail }: EventListEvents['callbox-error']) {
    this.note.set(detail.error.code);
  }
}

import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import type { AppealCardEvents } from '@callbox/widgets/appeal-card';

@Component({
  selector: 'app-wrong',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <callbox-event-list (callbox-load)="onAppeals($event)"></callbox-event-list>
    <callbox-event-list #list (click)="list.reloads()"></callbox-event-list>
  `,
})
export class Wrong {
  onAppeals({ detail }: AppealCardEvents['callbox-load']) {
    return detail.items.length;
  }
}

import { useState } from 'react';
import '@callbox/widgets/event-list';
import type {} from '@callbox/widgets/react';

export function Events({ src, past }: { src: string; past: boolean }) {
  const [note, setNote] = useState('');
  return (
    <>
      <callbox-event-list
        src={src}
        past={past}
        limit={3}
        time-zone="America/Denver"
        oncallbox-load={({ detail }) => setNote(`${detail.items.length} events`)}
        oncallbox-error={({ detail }) => setNote(detail.error.code)}
      >
        <a href="/events">See what is on</a>
      </callbox-event-list>
      <output>{note}</output>
    </>
  );
}

import { useCallback, useState } from 'react';
import '@callbox/widgets/event-list';
import type { EventList, EventListEvents } from '@callbox/widgets/event-list';
import type {} from '@callbox/widgets/react';

export function RenderedEvents({ src, past }: { src: string; past: boolean }) {
  const [note, setNote] = useState('');
  const listen = useCallback((list: EventList) => {
    const onLoad = ({ detail }: EventListEvents['callbox-load']) => setNote(`${detail.items.length} events`);
    list.addEventListener('callbox-load', onLoad);
    return () => list.removeEventListener('callbox-load', onLoad);
  }, []);
  return (
    <>
      <callbox-event-list ref={listen} src={src} past={past} time-zone="America/Denver">
        <a href="/events">See what is on</a>
      </callbox-event-list>
      <output>{note}</output>
    </>
  );
}

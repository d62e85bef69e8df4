import { useState } from 'react';
import type { EventList } from '@callbox/widgets/event-list';
import { feeds, given } from '../feeds.js';
import { Events } from './Events.js';
import { RenderedEvents } from './RenderedEvents.js';

export function App({ address, isRendered }: { address: string; isRendered?: boolean }) {
  const [src, setSrc] = useState(feeds(address).first);
  const [past, setPast] = useState(false);
  const [isShown, setShown] = useState(true);
  const [feed, setFeed] = useState<object>(given.first);
  const List = isRendered ? RenderedEvents : Events;
  const give = (list: EventList | null) => {
    if (list) list.feed = feed;
  };
  return (
    <>
      {Object.entries(feeds(address)).map(([name, url]) => (
        <button key={name} onClick={() => setSrc(url)}>
          read {name}
        </button>
      ))}
      {Object.entries(given).map(([name, value]) => (
        <button key={name} onClick={() => setFeed(value)}>
          give {name}
        </button>
      ))}
      <button onClick={() => setPast(!past)}>past</button>
      <button onClick={() => setShown(!isShown)}>show or hide</button>
      {isShown && <List src={src} past={past} />}
      <callbox-event-list
        className="given"
        feed={feed}
        ref={isRendered ? give : undefined}
        timeZone="Asia/Tokyo"
        heading="Given"
        headingLevel={3}
      >
        No feed
      </callbox-event-list>
    </>
  );
}

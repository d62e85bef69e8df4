import '/callbox/appeal-card.js';
import '/callbox/comment-box.js';
import '/callbox/event-list.js';
import '/callbox/video-gallery.js';

/** A component of the page's own, which has our elements in its shadow tree and so brings their code itself. */
class DeskPanel extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    const elements = {
      'callbox-appeal-card': { src: '/feeds/appeals.json', heading: 'Appeals', limit: '2' },
      'callbox-event-list': { src: '/feeds/events.json', heading: 'What’s on', limit: '3' },
      'callbox-video-gallery': { src: '/feeds/videos.json', heading: 'Films', limit: '2' },
      'callbox-comment-box': { src: '/threads/night-trams/feed.json', heading: 'Night trams', limit: '3' },
    };
    for (const [tag, attributes] of Object.entries(elements)) {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      root.append(element);
    }
  }
}

customElements.define('desk-panel', DeskPanel);

import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './App.js';

const root = document.querySelector('#app')!;
if (root.firstElementChild) hydrateRoot(root, <App address={location.search} isRendered />);
else createRoot(root).render(<App address={location.search} />);

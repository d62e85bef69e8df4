import { renderToString } from 'react-dom/server';
import { App } from './App.js';

export const render = (address: string) => renderToString(<App address={address} isRendered />);
